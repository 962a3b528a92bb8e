import { copyFileSync, existsSync, linkSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { type OpenDatabase, openDatabase } from '../../../electron/desk/database/open-database.ts';
import { databaseKey } from './database-key.ts';

/** Opens a terminal's database as its application does; a folder without one gets the run's own migrated database first. */
export function firstStart(folder: string, now: number): OpenDatabase {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const migrated = inject('migratedDatabase');
  // On another disk, such as one made small to be full, it begins with nothing: the room held back is not to be copied.
  const onSameDisk = statSync(folder).dev === statSync(migrated).dev;
  if (onSameDisk && !existsSync(join(folder, 'terminal.db'))) {
    for (const name of ['terminal.db', 'terminal.keyid'])
      copyFileSync(join(migrated, name), join(folder, name));
    // Nobody reads what is in it: one file under many names.
    linkSync(join(migrated, 'terminal.ballast'), join(folder, 'terminal.ballast'));
  }
  const opened = openDatabase(folder, databaseKey, now);
  if (!opened.ok) throw new Error(opened.problem.tag);
  return opened.value;
}
