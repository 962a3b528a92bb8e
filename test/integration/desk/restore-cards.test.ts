import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listBackups } from '../../../electron/desk/backup/backup-files.ts';
import { takeBackup } from '../../../electron/desk/backup/take-backup.ts';
import { recoverDatabase } from '../../../electron/desk/restore/recover-database.ts';
import { customers } from '../../simulators/core/sample-bank.ts';
import { databaseKey } from '../../unit/desk/database-key.ts';
import { orderFor, readersFree, TerminalRig } from './terminal-rig.ts';

const databaseFiles = ['terminal.db', 'terminal.db-wal', 'terminal.db-shm'];

let rig: TerminalRig;
beforeAll(async () => {
  rig = await TerminalRig.start();
  await rig.startTerminal();
  await rig.signIn();
});
afterAll(() => rig?.stop());

const issue = async (card: number, customer = customers.withoutTier) => {
  await rig.online();
  await rig.insertCard(card);
  expect(await rig.desk.issuance.perform(orderFor(card, customer))).toMatchObject({ ok: true });
};
/** So many issuances are at the core and judged, and the terminal has heard of it. */
const settled = async (issuances: number) => {
  const judged = async () => (await rig.core.books()).issuances.length;
  await expect.poll(judged, { timeout: 60_000 }).toBe(issuances);
  await rig.until(
    ({ ready, line, waiting, provisional }) =>
      ready && line.state === 'ONLINE' && waiting === 0 && provisional === 0,
  );
};
const issuedHere = async () => {
  const found = await rig.desk.history.search({ query: '', limit: 500 });
  if (!found.ok) throw new Error(found.problem.tag);
  return found.value.rows.map(({ serialNo, sync, coreNo }) => ({ serialNo, sync, coreNo }));
};
const atTheCore = async () =>
  (await rig.core.books()).issuances.map(({ serialNo, verdict, coreNo }) => ({
    serialNo,
    sync: verdict,
    coreNo,
  }));
const bySerialNo = (a: { serialNo: string }, b: { serialNo: string }) => a.serialNo.localeCompare(b.serialNo);

test(
  'a backup put back after a card was issued: both cards are booked once, on both sides, and work goes on',
  async () => {
    const data = join(rig.folder, 'terminal');
    await issue(1);
    expect(takeBackup(data, databaseKey, 3)).toMatchObject({ ok: true });
    await issue(2, customers.family);
    await settled(2);

    // The disk dies: nothing is left but the backup, and a copy somebody made.
    rig.killDesk();
    await rig.stopTerminal();
    const copy = join(rig.folder, 'copy');
    mkdirSync(copy);
    for (const name of databaseFiles) {
      cpSync(join(data, name), join(copy, name), { force: true, errorOnExist: false });
      rmSync(join(data, name), { force: true });
    }
    const [backup] = listBackups(data);
    expect(recoverDatabase(data, databaseKey, 'BACKUP', Date.now(), backup?.file)).toMatchObject({
      ok: true,
    });

    await rig.startTerminal();
    await settled(2);
    await rig.signIn();
    expect((await issuedHere()).sort(bySerialNo)).toEqual((await atTheCore()).sort(bySerialNo));
    await rig.until(({ drawer }) => drawer === 6_000);

    await issue(3, customers.best);
    await settled(3);
    expect((await issuedHere()).sort(bySerialNo)).toEqual((await atTheCore()).sort(bySerialNo));
    const books = await rig.core.books();
    expect(books.issuances.map(({ verdict }) => verdict)).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED']);
    expect(books.fees.cash).toBe(9_000);
    await rig.until(({ drawer }) => drawer === 9_000);
    expect(books.alarms).toMatchObject([{ reason: 'TERMINAL_RESTORED' }]);
  },
  readersFree,
);
