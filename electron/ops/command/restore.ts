import { accessSync, constants, statSync } from 'node:fs';
import type { Result } from '../../contract/result.ts';
import { type Recovery, recoverDatabase } from '../../desk/restore/recover-database.ts';
import { checkDatabaseKey } from '../check/check-database-key.ts';
import { checkSettings } from '../check/check-settings.ts';
import { giveToOwner } from '../give-to-owner.ts';
import { type Finding, failed, ok, type Report } from '../report/report.ts';
import type { TerminalPlace } from '../terminal-place.ts';

/** Puts a backup in the place of a terminal's database; what the database has beyond it is kept as far as it fits. */
export async function restore(place: TerminalPlace, file: string, now = Date.now()): Promise<Report> {
  const command = 'restore';
  if (!isReadableFile(file))
    return { command, findings: [failed('restore', 'FileNotFound', { file })], tables: [] };
  return run(command, place, (folder, key) => recoverDatabase(folder, key, 'BACKUP', now, file));
}

/**
 * Makes a new database out of what is left of a terminal's: after damage, or when core and terminal contradict each
 * other and the core is right.
 */
export const recover = (place: TerminalPlace, now = Date.now()): Promise<Report> =>
  run('recover', place, (folder, key) => recoverDatabase(folder, key, 'RECOVERY', now));

async function run(
  command: string,
  place: TerminalPlace,
  make: (folder: string, key: string) => Result<Recovery>,
): Promise<Report> {
  const settings = place.settingsFile === null ? null : await checkSettings(place.settingsFile);
  const folder = place.dataFolder ?? settings?.value?.dataFolder ?? null;
  const report = (...findings: Finding[]): Report => ({ command, findings, tables: [] });
  const nothing = failed('restore', 'NothingDone');
  if (folder === null) return report(...(settings === null ? [] : [settings.finding]), nothing);
  const inTheWay = whatBars(folder);
  if (inTheWay !== null) return report(inTheWay, nothing);
  const key = await checkDatabaseKey(folder, place.keyFile, settings?.value?.environment ?? null);
  if (key.value === null) return report(key.finding, nothing);
  const made = make(folder, key.value);
  giveToOwner(folder);
  return report(findingOf(made));
}

function isReadableFile(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** What keeps this user from making anything in the folder; null for nothing. A database need not be in it. */
function whatBars(folder: string): Finding | null {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    const { code = null } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return failed('dataFolder', 'NeverStarted', { folder });
    const problem = code === 'EROFS' ? 'DurabilityNotGuaranteed' : 'DataNotReadable';
    return failed('dataFolder', problem, { folder, reason: code });
  }
}

const findingOf = (made: Result<Recovery>): Finding =>
  made.ok ? ok('restore', { ...made.value }) : failed('restore', made.problem.tag, made.problem.detail);
