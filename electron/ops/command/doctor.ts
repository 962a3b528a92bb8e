import type { Connection } from '../../desk/database/connect.ts';
import { CardProcess } from '../card/card-process.ts';
import { checkBackup, checkRestoration } from '../check/check-backup.ts';
import { checkClock } from '../check/check-clock.ts';
import { checkCore } from '../check/check-core.ts';
import { checkDisk } from '../check/check-data-folder.ts';
import { checkDurability } from '../check/check-database.ts';
import { checkCertificate } from '../check/check-enrolment.ts';
import { checkJournal, checkRejected, checkSync, checkWaiting } from '../check/check-journal.ts';
import { checkReaderService, checkReaders } from '../check/check-readers.ts';
import { type Checked, skipped } from '../check/checked.ts';
import { type ExaminedTerminal, examineTerminal } from '../examine-terminal.ts';
import type { Finding, Report } from '../report/report.ts';
import type { TerminalPlace } from '../terminal-place.ts';

/** Looks at everything a terminal needs, whether its application runs or not. Changes nothing. */
export async function doctor(place: TerminalPlace, now = Date.now()): Promise<Report> {
  using terminal = await examineTerminal(place);
  const [core, readers] = await Promise.all([lookAtCore(terminal), lookAtReaders()]);
  const lastEntryAt = terminal.connection && lastEntry(terminal.connection);
  return {
    command: 'doctor',
    findings: [
      ...terminal.findings,
      ...lookAtData(terminal, now),
      core.finding,
      checkClock(now, core.value, lastEntryAt),
      ...readers,
    ],
    tables: [],
  };
}

function lookAtData(
  { dataFolder, databaseKey, connection, device }: ExaminedTerminal,
  now: number,
): Finding[] {
  const disk = dataFolder === null ? skipped('disk', 'dataFolder') : checkDisk(dataFolder);
  if (connection === null || databaseKey === null) return [disk];
  if (dataFolder === null || device === null) return [disk, checkDurability(connection)];
  const journal = checkJournal(connection, device);
  return [
    disk,
    checkDurability(connection),
    checkCertificate(device, now),
    journal,
    journal.state === 'OK' ? checkSync(connection, device) : skipped('sync', 'journal'),
    checkWaiting(connection, now),
    checkRejected(connection),
    ...present(checkRestoration(connection)),
    checkBackup(dataFolder, databaseKey, connection, now),
  ];
}

const present = (finding: Finding | null): Finding[] => (finding === null ? [] : [finding]);

async function lookAtCore({ settings, device }: ExaminedTerminal): Promise<Checked<number>> {
  if (settings === null) return { finding: skipped('core', 'settings'), value: null };
  return checkCore(settings.core, device);
}

async function lookAtReaders(): Promise<Finding[]> {
  await using process = new CardProcess();
  const { finding, value } = await checkReaderService(process);
  return value === null ? [finding] : [finding, ...checkReaders(value)];
}

/** Instant of the last journal entry; null in an empty journal. */
const lastEntry = (connection: Connection): string | null =>
  connection.prepare<[], string>('SELECT occurred_at FROM journal ORDER BY seq DESC LIMIT 1').pluck().get() ??
  null;
