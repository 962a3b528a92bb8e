import { setTimeout as sleep } from 'node:timers/promises';
import type { DeskStart } from '../../../electron/contract/process-message.ts';
import { takeBackup } from '../../../electron/desk/backup/take-backup.ts';
import { type OpenDatabase, openDatabase } from '../../../electron/desk/database/open-database.ts';
import { Desk } from '../../../electron/desk/desk.ts';
import { loadDevice } from '../../../electron/desk/device/device.ts';
import { terminalStatus } from '../../../electron/desk/terminal-status.ts';
import type { SimulatedCoreProcess } from '../../simulators/core/core-process.ts';
import { databaseKey } from '../../unit/desk/database-key.ts';
import { workOffline } from './work-offline.ts';

/** Introduces a new terminal to a core, lets it take the first feed, and ends it again. */
export async function enrolTerminal(core: SimulatedCoreProcess, dataFolder: string): Promise<DeskStart> {
  const start: DeskStart = {
    environment: 'DEMO',
    dataFolder,
    databaseKey,
    core: {
      origin: core.origin,
      authority: core.authority,
      enrolmentCode: await core.issueEnrolmentCode(),
    },
  };
  const opened = Desk.open(start, {
    postToCard: () => {},
    restartCard: () => {},
    print: () => Promise.resolve('PRINTED'),
    now: Date.now,
  });
  if (!opened.ok) throw new Error(opened.problem.tag);
  while (!terminalStatus(opened.value).ready) await sleep(20);
  await opened.value.stop();
  return start;
}

/** Opens the data of a terminal that is not running. */
export function openTerminal({ dataFolder, databaseKey }: DeskStart): OpenDatabase {
  const opened = openDatabase(dataFolder, databaseKey, Date.now());
  if (!opened.ok) throw new Error(opened.problem.tag);
  return opened.value;
}

/**
 * Has an enrolled terminal that is not running work offline until it has made so many entries. As a terminal that has
 * worked for a while it has a backup; else one would be taken in the middle of what is measured.
 */
export async function fillTerminal(start: DeskStart, entries: number): Promise<void> {
  const database = openTerminal(start);
  const { connection } = database;
  const { epoch, privateKey, enrolment } = loadDevice(connection);
  if (enrolment === null) throw new Error('the terminal is not enrolled');
  const { terminalId, branchNo } = enrolment;
  await workOffline(
    { connection, owner: { terminalId, epoch, privateKey }, branchNo },
    (_issuances, made) => made >= entries,
  );
  database.close();
  const backup = takeBackup(start.dataFolder, start.databaseKey ?? '', 1);
  if (!backup.ok) throw new Error(backup.problem.tag);
}
