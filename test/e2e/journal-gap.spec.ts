import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { connect } from '../../electron/desk/database/connect.ts';
import { recoverDatabase } from '../../electron/desk/restore/recover-database.ts';
import { Teller } from '../demo/teller.ts';
import { SimulatedCoreProcess } from '../simulators/core/core-process.ts';
import { staff } from '../simulators/core/sample-bank.ts';
import { expect, test } from './counter.ts';
import { picture } from './picture.ts';

/** Loses the entry before the last, as a damaged page does, and recovers what is left into a new file. */
function loseOneEntry(dataFolder: string): void {
  const key = readFileSync(join(dirname(dataFolder), `${basename(dataFolder)}-key`, 'database-key'), 'utf8');
  const damaged = connect(join(dataFolder, 'terminal.db'), key);
  damaged.exec(`
    DROP TRIGGER journal_is_never_deleted;
    PRAGMA foreign_keys = OFF;
    DELETE FROM journal WHERE seq = (SELECT max(seq) - 1 FROM journal)`);
  damaged.close();
  expect(recoverDatabase(dataFolder, key, 'RECOVERY', Date.now())).toMatchObject({ ok: true });
}

test('records stranded beyond a gap stand under corrections, until a supervisor says what was done', async ({
  folder,
  openAnother,
  branch: _,
}) => {
  const core = await SimulatedCoreProcess.start({ folder: join(folder, 'core') });
  try {
    const terminal = {
      environment: 'DEMO' as const,
      dataFolder: join(folder, 'terminal'),
      core: {
        origin: core.origin,
        authority: core.authority,
        enrolmentCode: await core.issueEnrolmentCode(),
      },
    };
    const first = await openAnother(terminal);
    const before = new Teller(first.page);
    await before.seeSignIn();
    await before.seeLine('온라인');
    await core.control({ do: 'line', state: 'DOWN' });
    await before.signIn(staff.teller.staffNo, staff.teller.password);
    await first.page.getByRole('button', { name: '로그아웃' }).click();
    await before.signIn(staff.teller.staffNo, staff.teller.password);
    await first.close();
    loseOneEntry(terminal.dataFolder);
    await core.control({ do: 'line', state: 'UP' });

    const { page } = await openAnother(terminal);
    const teller = new Teller(page);
    await teller.signIn(staff.supervisor.staffNo, staff.supervisor.password);
    const alarm = page.getByRole('alert').filter({ hasText: '복구한 자료에 없는 기록이 있습니다' });
    await expect(alarm).toBeVisible();
    await page.keyboard.press('F9');
    const row = page.getByRole('button', { name: /빠진 기록/ });
    await expect(row).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: '읽은 기록' })).toContainText('로그인');
    await picture(page, 'gap');
    await page.getByRole('radio', { name: '확인 결과 처리할 것이 없음' }).check();
    await page.keyboard.press('F12');
    await expect(page.getByText('처리할 반려 기록이 없습니다')).toBeVisible();
    await expect(alarm).toBeHidden();
  } finally {
    await core.stop();
  }
});
