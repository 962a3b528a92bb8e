import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** The simulated core's own SQLite file; nothing of it is shared with a terminal's. */
export type CoreDatabase = Database.Database;

/** `user_version` of a file whose tables and bank are complete; 0 is SQLite's for a new one. */
const FOUNDED = 1;

/**
 * Opens `core.sqlite` in `folder`. A new one gets its tables and what `found` puts into them, all or nothing.
 * A rollback journal is durable as SQLite is compiled (synchronous FULL): stored is stored, also after a crash.
 */
export function openCoreDatabase(folder: string, found: (database: CoreDatabase) => void): CoreDatabase {
  mkdirSync(folder, { recursive: true });
  const database = new Database(join(folder, 'core.sqlite'));
  database.pragma('foreign_keys = ON');
  database.transaction(() => {
    if (database.pragma('user_version', { simple: true }) === FOUNDED) return;
    database.exec(readFileSync(new URL('core-schema.sql', import.meta.url), 'utf8'));
    found(database);
    database.pragma(`user_version = ${FOUNDED}`);
  })();
  return database;
}
