import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { takeBackup } from '../../../electron/desk/backup/take-backup.ts';
import { loadDevice } from '../../../electron/desk/device/device.ts';
import { verifyJournal } from '../../../electron/desk/journal/verify-journal.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import { databaseKey } from '../../unit/desk/database-key.ts';
import { deskAndCore } from './in-process-desk.ts';

type Rig = Awaited<ReturnType<typeof deskAndCore>>;

const patient = { timeout: 60_000 };
const inService = (rig: Rig) =>
  vi.waitUntil(
    () => rig.status().ready && rig.status().waiting === 0 && rig.status().line.state === 'ONLINE',
    patient,
  );
const lineIs = (rig: Rig, state: string) => vi.waitUntil(() => rig.status().line.state === state, patient);
const signIn = (rig: Rig) =>
  rig.calls().session.signIn({ staffNo: staff.teller.staffNo, password: staff.teller.password });
const entriesOf = (rig: Rig) => [...rig.counter().journal.all()];
/** Puts the terminal's database aside, or back; its log was written into it when the desk closed. */
const copy = (rig: Rig, from: string, to: string) =>
  copyFileSync(join(rig.folder, from), join(rig.folder, to));
/** A terminal in service, with a copy of its database put aside as `older`. */
async function inServiceWithOlderCopy(): Promise<Rig> {
  const rig = await deskAndCore();
  await inService(rig);
  await rig.restart(() => copy(rig, 'terminal.db', 'older'));
  await inService(rig);
  return rig;
}

test('a database put back behind the terminal’s back gets its lost entries from the core, and a new epoch', async () => {
  const rig = await inServiceWithOlderCopy();
  await signIn(rig);
  await inService(rig);
  const made = entriesOf(rig);

  await rig.core.control({ do: 'line', state: 'DOWN' });
  await rig.restart(() => {
    copy(rig, 'terminal.db', 'original');
    copy(rig, 'older', 'terminal.db');
  });
  await lineIs(rig, 'OFFLINE');
  await rig.core.control({ do: 'line', state: 'UP' });
  await vi.waitUntil(() => rig.status().ready && loadDevice(rig.database()).epoch === 2, patient);
  await inService(rig);
  const entries = entriesOf(rig);
  expect(entries.slice(0, made.length)).toEqual(made);
  expect(entries[made.length]).toMatchObject({ type: 'TerminalRestored', payload: { cause: 'OLDER_COPY' } });
  expect(verifyJournal(entries, loadDevice(rig.database()).publicKey).firstBroken).toBeNull();
  await signIn(rig);
  await inService(rig);
  const books = rig.core.books();
  expect(books.terminals[0]).toMatchObject({ lastSeq: rig.counter().journal.lastSeq() });
  expect(books.alarms).toMatchObject([{ reason: 'TERMINAL_RESTORED' }]);

  // The database that was in service before is a copy now, and the core turns it away if it goes on by itself.
  await rig.core.control({ do: 'line', state: 'DOWN' });
  await rig.restart(() => {
    copy(rig, 'terminal.db', 'restored');
    copy(rig, 'original', 'terminal.db');
  });
  await signIn(rig);
  await rig.core.control({ do: 'line', state: 'UP' });
  await lineIs(rig, 'STOPPED');
  await rig.restart(() => copy(rig, 'restored', 'terminal.db'));
  await inService(rig);
  expect(rig.core.books().terminals[0]).toMatchObject({ lastSeq: rig.counter().journal.lastSeq() });
});

test('a damaged file is recovered and says so; nobody is let in before the core has given back the rest', async () => {
  const rig = await deskAndCore();
  await inService(rig);
  expect(takeBackup(rig.folder, databaseKey, 3)).toMatchObject({ ok: true });
  await signIn(rig);
  await inService(rig);
  const made = entriesOf(rig);

  await rig.core.control({ do: 'line', state: 'DOWN' });
  const damaged = rig.restart(() => {
    const file = join(rig.folder, 'terminal.db');
    const bytes = readFileSync(file);
    for (let at = 0; at < bytes.length; at += 4_096) bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(file, bytes);
  });
  await expect(damaged).rejects.toThrow('DatabaseRecovered');
  await rig.restart();
  expect(rig.status().ready).toBe(false);
  expect(rig.status().alarms).toContainEqual({ tag: 'RestoreNeedsLine' });
  expect(rig.status()).toMatchObject({ waiting: 0, oldestWaitingAt: null });
  expect(await signIn(rig)).toEqual({ ok: false, problem: { tag: 'RestoreNeedsLine' } });

  await rig.core.control({ do: 'line', state: 'UP' });
  await inService(rig);
  const entries = entriesOf(rig);
  expect(entries.slice(0, made.length)).toEqual(made);
  expect(entries[made.length]).toMatchObject({ epoch: 2, payload: { cause: 'RECOVERY' } });
  expect(await signIn(rig)).toMatchObject({ ok: true });
  await inService(rig);
  expect(rig.core.books().terminals[0]).toMatchObject({ lastSeq: rig.counter().journal.lastSeq() });
});

test('entries as large as claims with thousands of movements come back, however much they are together', async () => {
  const rig = await inServiceWithOlderCopy();
  // Its number alone makes this act so large: it changes nothing, here or at the core.
  const payload = { receiptNo: '0123456789'.repeat(360_000), copyNo: 1 };
  for (let times = 0; times < 3; times += 1)
    rig.counter().journal.record({ type: 'ReceiptReprinted', payload, actor: staff.teller.staffNo });
  await inService(rig);
  const made = entriesOf(rig);
  await rig.restart(() => copy(rig, 'older', 'terminal.db'));
  await vi.waitUntil(() => rig.status().ready && loadDevice(rig.database()).epoch === 2, patient);
  expect(entriesOf(rig).slice(0, made.length)).toEqual(made);
});

test('an older copy is not taken for level with a core that says it holds more and does not give it yet', async () => {
  const rig = await inServiceWithOlderCopy();
  await signIn(rig);
  await inService(rig);
  await rig.core.control({ do: 'lagBehind' });
  await rig.restart(() => copy(rig, 'older', 'terminal.db'));
  await vi.waitUntil(() => rig.status().line.problem !== null && rig.status().nextTry !== null, patient);
  expect(rig.status().line.problem).toEqual({ tag: 'CoreAnswerNotUnderstood' });
  await rig.core.control({ do: 'behave' });
  await vi.waitUntil(() => rig.status().ready && loadDevice(rig.database()).epoch === 2, patient);
  await inService(rig);
  expect(rig.core.books().terminals[0]).toMatchObject({ lastSeq: rig.counter().journal.lastSeq() });
});
