import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { type Connection, connect } from './connect.ts';
import { problemOfFiles } from './file-problem.ts';
import { keyFits } from './key-fits.ts';
import { isNewerThanProgram, isOlderThanProgram } from './migrate.ts';

/**
 * Opens the terminal's database for reading beside a running program; it takes no lock and changes nothing.
 *
 * @returns problems DatabaseKeyMissing, DatabaseCorrupted, DatabaseNewerThanProgram, DatabaseOlderThanProgram,
 *   DurabilityNotGuaranteed, DiskFull
 */
export function readDatabase(folder: string, key: string | null): Result<Connection> {
  const file = join(folder, 'terminal.db');
  if (key === null || !existsSync(file) || !keyFits(folder, key)) return fail('DatabaseKeyMissing');
  let connection: Connection | undefined;
  try {
    connection = connect(file, key, { readonly: true });
    const isNewer = isNewerThanProgram(connection);
    if (!isNewer && !isOlderThanProgram(connection)) return succeed(connection);
    connection.close();
    return fail(isNewer ? 'DatabaseNewerThanProgram' : 'DatabaseOlderThanProgram');
  } catch (error) {
    connection?.close();
    return problemOfFiles(error, folder);
  }
}
