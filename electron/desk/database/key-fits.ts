import { createHmac } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listBackups } from '../backup/backup-files.ts';
import { flushNames } from './flush-names.ts';

/**
 * Tells a wrong key from a damaged file, which look alike to SQLite: a keyed hash of a constant stands beside the
 * database. It says nothing of the key, which is 32 random bytes.
 *
 * It is on the disk, name and content, before the database gets a name. So a first start cut short by the power leaves
 * it whole or leaves no database, and in that case the next start writes it anew, whatever is there; not so where
 * backups say that there was one.
 */
export function keyFits(folder: string, key: string): boolean {
  const file = join(folder, 'terminal.keyid');
  const id = createHmac('sha256', Buffer.from(key, 'hex')).update('branch-teller key id').digest('hex');
  if (existsSync(join(folder, 'terminal.db')) || listBackups(folder).length > 0)
    return existsSync(file) && readFileSync(file, 'utf8') === id;
  writeFileSync(file, id, { mode: 0o600, flush: true });
  flushNames(folder);
  return true;
}
