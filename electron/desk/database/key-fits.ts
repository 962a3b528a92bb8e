import { createHmac } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listBackups } from '../backup/backup-files.ts';
import { type Connection, connect } from './connect.ts';
import { flushNames } from './flush-names.ts';

const noteOf = (folder: string) => join(folder, 'terminal.keyid');

const idOf = (key: string): string =>
  createHmac('sha256', Buffer.from(key, 'hex')).update('branch-teller key id').digest('hex');

/**
 * Tells a wrong key from a damaged file, which look alike to SQLite: a keyed hash of a constant stands beside the
 * database. It says nothing of the key, which is 32 random bytes. Where the note itself is lost or damaged, a key that
 * opens the database or a backup of it is the right one.
 *
 * The note is on the disk, name and content, before the database gets a name. So a first start cut short by the power
 * leaves it whole or leaves no database, and in that case the next start writes it anew, whatever is there; not so where
 * backups say that there was one.
 */
export function keyFits(folder: string, key: string): boolean {
  const database = join(folder, 'terminal.db');
  if (existsSync(database) || listBackups(folder).length > 0)
    return (
      isKeyNoted(folder, key) ||
      [database, ...listBackups(folder).map(({ file }) => file)].some((file) => opens(file, key))
    );
  noteKey(folder, key);
  return true;
}

/** Whether the note beside the database is of this key. */
export const isKeyNoted = (folder: string, key: string): boolean =>
  existsSync(noteOf(folder)) && readFileSync(noteOf(folder), 'utf8') === idOf(key);

/** Writes the note; it is on the disk when this returns. */
export function noteKey(folder: string, key: string): void {
  writeFileSync(noteOf(folder), idOf(key), { mode: 0o600, flush: true });
  flushNames(folder);
}

/** Whether a page of the file can be read with the key, which seals every page; an empty file opens with any. */
function opens(file: string, key: string): boolean {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0) return false;
  let connection: Connection | undefined;
  try {
    connection = connect(file, key, { readonly: true, fileMustExist: true });
    connection.prepare('SELECT count(*) FROM sqlite_schema').get();
    return true;
  } catch {
    return false;
  } finally {
    connection?.close();
  }
}
