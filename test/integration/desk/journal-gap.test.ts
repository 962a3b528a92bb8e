import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { connect } from '../../../electron/desk/database/connect.ts';
import { recoverDatabase } from '../../../electron/desk/restore/recover-database.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import { databaseKey } from '../../unit/desk/database-key.ts';
import { deskAndCore } from './in-process-desk.ts';

const patient = { timeout: 60_000 };

test('what is stranded beyond a gap is shown, the alarm stays until a supervisor has settled it, and the core knows', async () => {
  const rig = await deskAndCore();
  await vi.waitUntil(() => rig.status().ready && rig.status().waiting === 0, patient);
  await rig.core.control({ do: 'line', state: 'DOWN' });
  await vi.waitUntil(() => rig.status().line.state === 'OFFLINE', patient);
  const { teller, supervisor } = staff;
  const enter = async ({ staffNo, password }: { staffNo: string; password: string }) =>
    expect(await rig.calls().session.signIn({ staffNo, password })).toMatchObject({ ok: true });
  for (const person of [teller, supervisor, teller]) await enter(person);
  const last = rig.counter().journal.lastSeq();
  await rig.restart(() => {
    // The page with the entry before the last is lost.
    const damaged = connect(join(rig.folder, 'terminal.db'), databaseKey);
    damaged.exec(
      `DROP TRIGGER journal_is_never_deleted; PRAGMA foreign_keys = OFF; DELETE FROM journal WHERE seq = ${last - 1}`,
    );
    damaged.close();
    expect(recoverDatabase(rig.folder, databaseKey, 'RECOVERY', Date.now())).toMatchObject({ ok: true });
  });
  await rig.core.control({ do: 'line', state: 'UP' });
  await vi.waitUntil(() => rig.status().ready && rig.status().waiting === 0, patient);

  const alarm = expect.objectContaining({
    tag: 'JournalGapFound',
    detail: { numbers: `${last - 1}–${last}` },
  });
  expect(rig.status().alarms).toContainEqual(alarm);
  await enter(teller);
  const open = await rig.calls().journalGaps.open();
  const gap = open.ok ? open.value[0] : undefined;
  expect(gap).toMatchObject({
    from: last - 1,
    to: last,
    readable: 1,
    stranded: [{ seq: last, type: 'StaffSignedIn', actor: teller.staffNo }],
  });
  const order = { gapNo: gap?.gapNo ?? 0, measure: 'NOTHING_TO_DO' as const };
  expect(await rig.calls().journalGaps.settle(order)).toMatchObject({ problem: { tag: 'NotPermitted' } });
  await enter(supervisor);
  expect(await rig.calls().journalGaps.settle(order)).toMatchObject({ ok: true });
  expect(await rig.calls().journalGaps.settle(order)).toMatchObject({ problem: { tag: 'GapNotOpen' } });
  expect(rig.status().alarms).not.toContainEqual(alarm);
  expect(await rig.calls().journalGaps.open()).toEqual({ ok: true, value: [] });

  await vi.waitUntil(() => rig.status().waiting === 0, patient);
  const { alarms } = rig.core.books();
  expect(alarms.map(({ reason }) => reason)).toEqual(['TERMINAL_RESTORED', 'JOURNAL_GAP']);
});
