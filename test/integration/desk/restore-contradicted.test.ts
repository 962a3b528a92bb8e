import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { takeBackup } from '../../../electron/desk/backup/take-backup.ts';
import { recoverDatabase } from '../../../electron/desk/restore/recover-database.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import { databaseKey } from '../../unit/desk/database-key.ts';
import { deskAndCore } from './in-process-desk.ts';

const patient = { timeout: 30_000 };

test('a backup that has parted from the core’s journal is no dead end: a recovery by hand begins without it', async () => {
  const rig = await deskAndCore();
  const { staffNo, password } = staff.teller;
  const file = join(rig.folder, 'terminal.db');
  const level = () =>
    rig.status().ready && rig.status().waiting === 0 && rig.status().line.state === 'ONLINE';
  await vi.waitUntil(level, patient);

  // Works on without the line; this branch of the journal lives on in a backup alone.
  await rig.core.control({ do: 'line', state: 'DOWN' });
  await rig.restart(() => copyFileSync(file, join(rig.folder, 'before')));
  for (let times = 0; times < 5; times += 1) {
    await rig.calls().session.signIn({ staffNo, password });
    await rig.calls().session.signOut();
  }
  expect(takeBackup(rig.folder, databaseKey, 3)).toMatchObject({ ok: true });
  await rig.core.control({ do: 'line', state: 'UP' });
  await rig.restart(() => copyFileSync(join(rig.folder, 'before'), file));
  await vi.waitUntil(level, patient);
  await rig.calls().session.signIn({ staffNo, password });
  await vi.waitUntil(level, patient);
  const made = [...rig.counter().journal.all()];

  // The file is damaged: the newest backup is the one that parted.
  const damaged = rig.restart(() => {
    const bytes = readFileSync(file);
    const at = bytes.length - 2 * 4_096 + 1_000;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(file, bytes);
  });
  await expect(damaged).rejects.toThrow('DatabaseRecovered');
  await rig.restart();
  await vi.waitUntil(() => rig.status().line.state === 'STOPPED', patient);

  await rig.restart(() => {
    expect(recoverDatabase(rig.folder, databaseKey, 'RECOVERY', Date.now())).toMatchObject({ ok: true });
  });
  await vi.waitUntil(level, patient);
  expect([...rig.counter().journal.all()].slice(0, made.length)).toEqual(made);
});
