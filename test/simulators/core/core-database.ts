import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** The simulated core's own SQLite file; nothing of it is shared with a terminal's. */
export type CoreDatabase = Database.Database;

/**
 * Opens `core.sqlite` in `folder`; a new file is empty but for its tables, and `fresh`.
 * A rollback journal is durable as SQLite is compiled (synchronous FULL): stored is stored, also after a crash.
 */
export function openCoreDatabase(folder: string): {
  readonly database: CoreDatabase;
  readonly fresh: boolean;
} {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'core.sqlite');
  const fresh = !existsSync(file);
  const database = new Database(file);
  database.pragma('foreign_keys = ON');
  if (fresh) database.exec(readFileSync(new URL('core-schema.sql', import.meta.url), 'utf8'));
  return { database, fresh };
}
