import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { type Connection, connect, keyFits, problemOfSqlite } from './open-database.ts';

/**
 * Opens the terminal's database for reading beside a running program; it takes no lock and changes nothing.
 *
 * @returns problems DatabaseKeyMissing, DatabaseCorrupted
 */
export function readDatabase(folder: string, key: string | null): Result<Connection> {
  const file = join(folder, 'terminal.db');
  if (key === null || !existsSync(file) || !keyFits(folder, key)) return fail('DatabaseKeyMissing');
  try {
    const connection = connect(file, key, { readonly: true });
    connection.prepare('SELECT count(*) FROM terminal').get();
    return succeed(connection);
  } catch (error) {
    return problemOfSqlite(error);
  }
}
