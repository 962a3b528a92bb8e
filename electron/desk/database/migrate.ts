import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { fail, type Result, succeed } from '../../contract/result.ts';

const folder = findMigrations();

/**
 * Brings the database to the newest shape: every migration is numbered SQL, applied in order, each in a transaction
 * with its number in `user_version`. A database newer than this program is left alone.
 */
export function migrate(connection: Database): Result<null> {
  if (isNewerThanProgram(connection)) return fail('DatabaseNewerThanProgram');
  const reached = shapeOf(connection);
  migrations()
    .slice(reached)
    .forEach((name, index) => {
      const version = reached + index + 1;
      if (Number.parseInt(name, 10) !== version)
        throw new Error(`migration ${name} should have number ${version}`);
      connection.transaction(() => {
        connection.exec(readFileSync(join(folder, name), 'utf8'));
        connection.pragma(`user_version = ${version}`);
      })();
    });
  return succeed(null);
}

/** Whether {@link migrate} would change a database that is in use already. */
export function needsMigration(connection: Database): boolean {
  return shapeOf(connection) > 0 && isOlderThanProgram(connection);
}

/** Whether a newer program than this one has made the database what it is. */
export function isNewerThanProgram(connection: Database): boolean {
  return shapeOf(connection) > migrations().length;
}

/** Whether {@link migrate} has not yet made the database what this program reads. */
export function isOlderThanProgram(connection: Database): boolean {
  return shapeOf(connection) < migrations().length;
}

const shapeOf = (connection: Database) => connection.pragma('user_version', { simple: true }) as number;

const migrations = () =>
  readdirSync(folder)
    .filter((name) => /^\d{4}-[a-z-]+\.sql$/.test(name))
    .sort();

/** `migrations/` stands at the root of the sources and of the package alike, above this file or its bundle. */
function findMigrations(): string {
  for (const above of ['../../..', '../..', '..']) {
    const candidate = join(import.meta.dirname, above, 'migrations');
    try {
      if (readdirSync(candidate).length > 0) return candidate;
    } catch {
      // Not here: look one level nearer.
    }
  }
  throw new Error('the migrations folder is missing from this build');
}
