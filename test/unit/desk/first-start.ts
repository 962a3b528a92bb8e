import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type OpenDatabase, openDatabase } from '../../../electron/desk/database/open-database.ts';
import { beginMigrated } from './begin-migrated.ts';
import { databaseKey } from './database-key.ts';

/** Opens a terminal's database as its application does; a folder without one gets the run's own migrated database first. */
export function firstStart(folder: string, now: number): OpenDatabase {
  if (!existsSync(join(folder, 'terminal.db'))) beginMigrated(folder);
  const opened = openDatabase(folder, databaseKey, now);
  if (!opened.ok) throw new Error(opened.problem.tag);
  return opened.value;
}
