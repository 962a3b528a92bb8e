import { statSync } from 'node:fs';
import type { Result } from '../../contract/result.ts';
import { type Recovery, recoverDatabase } from '../../desk/restore/recover-database.ts';
import { checkDatabaseKey } from '../check/check-database-key.ts';
import { checkSettings } from '../check/check-settings.ts';
import { type Finding, failed, ok, type Report } from '../report/report.ts';
import type { TerminalPlace } from '../terminal-place.ts';

/** Puts a backup in the place of a terminal's database; what the database has beyond it is kept as far as it fits. */
export async function restore(place: TerminalPlace, file: string, now = Date.now()): Promise<Report> {
  const command = 'restore';
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true)
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
  if (folder === null) return { command, findings: settings === null ? [] : [settings.finding], tables: [] };
  const key = await checkDatabaseKey(folder, place.keyFile, settings?.value?.environment ?? null);
  const finding = key.value === null ? key.finding : findingOf(make(folder, key.value));
  return { command, findings: [finding], tables: [] };
}

const findingOf = (made: Result<Recovery>): Finding =>
  made.ok ? ok('restore', { ...made.value }) : failed('restore', made.problem.tag);
