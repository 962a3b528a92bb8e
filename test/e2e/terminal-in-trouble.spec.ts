import { execFileSync } from 'node:child_process';
import {
  closeSync,
  cpSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { takeBackup } from '../../electron/desk/backup/take-backup.ts';
import { openDatabase } from '../../electron/desk/database/open-database.ts';
import { Teller } from '../demo/teller.ts';
import { SimulatedCoreProcess } from '../simulators/core/core-process.ts';
import { customers, staff } from '../simulators/core/sample-bank.ts';
import { restUntilSaved } from './autosave.ts';
import type { Branch } from './branch.ts';
import { expect, test } from './counter.ts';
import { problem } from './problem.ts';

/** Copies the terminal's data without its key. */
function copyData({ terminal }: Branch, to: string): void {
  cpSync(terminal.dataFolder, to, { recursive: true });
  // What a crash leaves beside the database is no part of these tests.
  for (const name of ['terminal.db-wal', 'terminal.db-shm']) rmSync(join(to, name), { force: true });
}

const keyOf = (dataFolder: string) => join(dirname(dataFolder), `${basename(dataFolder)}-key`);

test('the same data opened twice: the second window says so, the first goes on', async ({
  branch,
  page,
  openAnother,
  signedOut: _,
}) => {
  const second = await openAnother(branch.terminal);
  const told = problem(second.page, '이 단말기의 자료를 다른 프로그램이 이미 열고 있습니다.');
  await expect(told).toContainText('이미 열려 있는 창을 사용하거나 그 창을 닫고 다시 시작하여 주십시오.');
  await expect(told).toContainText('Another program already has this terminal’s data open.');
  await new Teller(page).signIn(staff.teller.staffNo, staff.teller.password);
});

test('a terminal nobody enrols says so: its code is refused, or there is none', async ({
  branch,
  folder,
  openAnother,
  page: _,
}) => {
  const startWith = async (enrolmentCode: string | null, dataFolder: string) => {
    const core = { ...branch.terminal.core, enrolmentCode };
    return await openAnother({ ...branch.terminal, dataFolder: join(folder, dataFolder), core });
  };
  const refused = await startWith('NOBODYGAVETHIS', 'refused/terminal');
  await expect(problem(refused.page, '본부에서 단말기 등록을 거절하였습니다.')).toBeVisible();
  await refused.close();
  const without = await startWith(null, 'without/terminal');
  await expect(problem(without.page, '이 단말기는 아직 본부에 등록되지 않았습니다.')).toBeVisible();
});

test('a key that is gone: nothing is opened, nothing is made in its place', async ({
  branch,
  folder,
  openAnother,
  page: _,
}) => {
  const dataFolder = join(folder, 'terminal');
  copyData(branch, dataFolder);
  const before = readFileSync(join(dataFolder, 'terminal.db'));
  const { page } = await openAnother({ ...branch.terminal, dataFolder });
  await expect(problem(page, '자료를 여는 데 필요한 키를 찾지 못하였습니다.')).toContainText(
    '자료는 암호화된 채 그대로 있으며 지워지지 않았습니다.',
  );
  await page.getByRole('link', { name: '다시 시도 · Try again' }).click();
  await expect(problem(page, '자료를 여는 데 필요한 키를 찾지 못하였습니다.')).toBeVisible();
  expect(readFileSync(join(dataFolder, 'terminal.db')).equals(before)).toBe(true);
});

test('a damaged database file: what can be read is told, and the file itself is kept as it was', async ({
  branch,
  folder,
  openAnother,
  page: _,
}) => {
  const dataFolder = join(folder, 'terminal');
  cpSync(branch.terminal.dataFolder, dataFolder, { recursive: true });
  rmSync(join(dataFolder, 'terminal.db-shm'), { force: true });
  cpSync(keyOf(branch.terminal.dataFolder), keyOf(dataFolder), { recursive: true });
  // Its log written into the file, and, like every terminal that has run for a minute, with a backup: without one its
  // key might lie on the damaged page.
  const key = readFileSync(join(keyOf(dataFolder), 'database-key'), 'utf8');
  const opened = openDatabase(dataFolder, key, Date.now());
  expect(opened.ok).toBe(true);
  if (opened.ok) opened.value.close();
  expect(takeBackup(dataFolder, key, 1)).toMatchObject({ ok: true });
  const file = join(dataFolder, 'terminal.db');
  truncateSync(file, Math.floor(statSync(file).size / 2));
  const before = readFileSync(file);
  const { page } = await openAnother({ ...branch.terminal, dataFolder });
  // Not started again: the copy would take the branch's own terminal's place at the core.
  await expect(problem(page, /손상된 자료 파일에서 기록을 꺼내어/)).toContainText(
    '손상된 파일은 그대로 보존되어 있으며',
  );
  const kept = readdirSync(join(dataFolder, 'frozen'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('terminal.db'))
    .map((name) => readFileSync(join(dataFolder, 'frozen', name)));
  expect(kept.map((bytes) => bytes.equals(before))).toEqual([true]);
});

test('a core that lies about what it holds: sending stops for good, the page stays of use', async ({
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
    const { page, close } = await openAnother(terminal);
    const teller = new Teller(page);
    await teller.seeSignIn();
    await teller.seeLine('온라인');
    await core.control({ do: 'lie', about: 'HASH' });
    await teller.signIn(staff.teller.staffNo, staff.teller.password);
    const alarm = problem(page, '이 단말기의 기록과 본부의 기록이 서로 다릅니다.').first();
    await expect(alarm).toContainText(
      '새 업무를 시작하지 마시고 바로 책임자와 전산 담당자에게 알려 주십시오.',
    );
    await expect(page.getByLabel('회선 상태').filter({ visible: true })).toContainText('전송 중단');
    await teller.findCustomer(customers.family.customerNo);
    await expect(page.getByText('회선이 끊겨 이 단말기에 저장된 고객에서 찾았습니다.')).toBeVisible();

    await close();
    const again = await openAnother(terminal);
    await new Teller(again.page).signIn(staff.teller.staffNo, staff.teller.password);
    await expect(
      problem(again.page, '이 단말기의 기록과 본부의 기록이 서로 다릅니다.').first(),
    ).toBeVisible();
  } finally {
    await core.stop();
  }
});

test('a full disk: no new work, what was written is kept, and with room it goes on', async ({
  branch,
  folder,
  openAnother,
}) => {
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    test.skip(true, 'no file system of a test’s own can be mounted here');
  }
  try {
    const { page } = await openAnother(await branch.anotherTerminal(join(disk, 'terminal')));
    const teller = new Teller(page);
    await teller.seeSignIn();
    await teller.signIn(staff.teller.staffNo, staff.teller.password);
    await teller.findCustomer(customers.family.customerNo);
    await teller.next();
    await restUntilSaved(page);

    fillUp(join(disk, 'filler'));
    const full = problem(page, '단말기의 저장 공간이 가득 찼습니다.');
    await expect(full.first()).toContainText(
      '새 업무를 시작하지 마시고 전산 담당자에게 공간 확보를 요청하여 주십시오.',
    );
    await teller.check();
    await expect(page.getByRole('checkbox', { name: '고객 번호의 USIM 확인' })).toBeChecked();

    rmSync(join(disk, 'filler'));
    await expect(full).toHaveCount(0);
    await page.getByRole('radio', { name: '여권' }).check();
    await restUntilSaved(page);
    await page.reload();
    await expect(page.getByRole('radio', { name: '여권' })).toBeChecked();
    await expect(page.getByLabel('신분증 번호')).not.toHaveValue('');
  } finally {
    // Detached at once, gone when the last program has left it.
    execFileSync('umount', ['--lazy', disk]);
  }
});

/** Writes a file until there is no room left. */
function fillUp(path: string): void {
  const file = openSync(path, 'w');
  for (let bytes = 1 << 20; bytes >= 4096; ) {
    try {
      if (writeSync(file, Buffer.alloc(bytes)) < bytes) bytes /= 2;
    } catch {
      bytes /= 2;
    }
  }
  closeSync(file);
}
