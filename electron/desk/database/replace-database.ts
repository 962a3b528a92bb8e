import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { instantOf } from '../../contract/moment.ts';
import { listBackups } from '../backup/backup-files.ts';
import { flushNames } from './flush-names.ts';

const database = 'terminal.db';
/** A whole database that waits to take the place of the one there is. */
const successor = 'terminal.next';

/**
 * The files of one database: itself, its log, the index of the log, and what a power cut left to be taken back while
 * there was no log yet. None of them may meet another database of the same name.
 */
const filesOf = (name: string) => [name, `${name}-wal`, `${name}-shm`, `${name}-journal`];

/** Removes what is left of a database that was being built. */
export function removeDatabase(file: string): void {
  for (const name of filesOf(file)) rmSync(name, { force: true });
}

/**
 * Puts a new database in the place of the one there is, which is moved aside as it is, with its log, and can't be
 * written any more. A power cut at any point leaves one or the other; {@link finishReplacement} ends what it began.
 *
 * @param built file of the new one, closed
 * @param now clock reading, milliseconds since 1970
 * @returns the folder with the old one; null when there was none
 */
export function replaceDatabase(folder: string, built: string, now: number): string | null {
  // A start after a power cut finds by it where the log lies already.
  utimesSync(built, now / 1_000, now / 1_000);
  renameSync(built, join(folder, successor));
  flushNames(folder);
  return finishReplacement(folder);
}

/**
 * Gives a database that was ready to take the place of another its name, also if the power went before it had it. What
 * is still there of the other may have lost its log already, and would look whole and be older.
 *
 * @returns the folder with the other; null where there is nothing of it, or none was ready
 */
export function finishReplacement(folder: string): string | null {
  if (!existsSync(join(folder, successor))) return null;
  const frozen = freezeDatabase(folder, statSync(join(folder, successor)).mtimeMs);
  renameSync(join(folder, successor), join(folder, database));
  flushNames(folder);
  return frozen;
}

/**
 * Whether a terminal that has been in use has no database any more, or a file without a byte, which SQLite takes for a
 * new one: then a new one would only hide the loss.
 */
export const isDatabaseLost = (folder: string): boolean =>
  (statSync(join(folder, database), { throwIfNoEntry: false })?.size ?? 0) === 0 &&
  listBackups(folder).length > 0;

function freezeDatabase(folder: string, since: number): string | null {
  const names = filesOf(database).filter((name) => existsSync(join(folder, name)));
  if (names.length === 0) return null;
  const frozen = join(folder, 'frozen', instantOf(since).replaceAll(/[-:]/g, ''));
  mkdirSync(frozen, { recursive: true, mode: 0o700 });
  for (const name of names) {
    renameSync(join(folder, name), join(frozen, name));
    chmodSync(join(frozen, name), 0o400);
  }
  flushNames(frozen);
  flushNames(folder);
  return frozen;
}
