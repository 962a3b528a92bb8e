import type { Connection } from '../desk/database/connect.ts';
import { isDatabaseInUse } from '../desk/database/lock.ts';
import type { TerminalSettings } from '../host/terminal-settings.ts';
import { checkApplication, checkDataFolder } from './check/check-data-folder.ts';
import { checkDatabase } from './check/check-database.ts';
import { checkDatabaseKey } from './check/check-database-key.ts';
import { checkEnrolment, type EnrolledDevice } from './check/check-enrolment.ts';
import { checkSettings } from './check/check-settings.ts';
import { type Checked, skipped } from './check/checked.ts';
import type { Check, Finding } from './report/report.ts';
import type { TerminalPlace } from './terminal-place.ts';

/** A terminal as far as it could be opened, step by step; each step needs the one before. */
export interface ExaminedTerminal extends Disposable {
  readonly findings: readonly Finding[];
  readonly settings: TerminalSettings | null;
  /** Folder with the terminal's database. */
  readonly dataFolder: string | null;
  readonly databaseKey: string | null;
  /** For reading; sound to its last page. */
  readonly connection: Connection | null;
  readonly device: EnrolledDevice | null;
}

/** Opens a terminal's things for reading, beside a running application or without one, and tells what it found. */
export async function examineTerminal(place: TerminalPlace): Promise<ExaminedTerminal> {
  const findings: Finding[] = [];
  const take = <T>({ finding, value }: Checked<T>): T | null => {
    findings.push(finding);
    return value;
  };
  const skip = (check: Check, needs: Check): null => take({ finding: skipped(check, needs), value: null });

  const settings = place.settingsFile === null ? null : take(await checkSettings(place.settingsFile));
  const folder = place.dataFolder ?? settings?.dataFolder ?? null;
  const dataFolder = folder === null ? skip('dataFolder', 'settings') : take(checkDataFolder(folder));
  if (dataFolder !== null) findings.push(checkApplication(dataFolder));
  const databaseKey =
    dataFolder === null
      ? skip('databaseKey', 'dataFolder')
      : take(await checkDatabaseKey(dataFolder, place.keyFile, settings?.environment ?? null));
  const connection =
    dataFolder === null || databaseKey === null
      ? skip('database', dataFolder === null ? 'dataFolder' : 'databaseKey')
      : take(checkDatabase(dataFolder, databaseKey));
  const device = connection === null ? skip('enrolment', 'database') : take(checkEnrolment(connection));
  return {
    findings,
    settings,
    dataFolder,
    databaseKey,
    connection,
    device,
    [Symbol.dispose]: () => connection?.close(),
  };
}

/** Whether the application has this terminal's data open. */
export async function isApplicationRunning({ settingsFile, dataFolder }: TerminalPlace): Promise<boolean> {
  const settings = settingsFile === null ? null : (await checkSettings(settingsFile)).value;
  const folder = dataFolder ?? settings?.dataFolder ?? null;
  return folder !== null && isDatabaseInUse(folder);
}
