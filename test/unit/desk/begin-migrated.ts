import { copyFileSync, linkSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

/** Puts the run's own migrated database into a terminal's data folder that has none yet. Its key is `databaseKey`. */
export function beginMigrated(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const migrated = inject('migratedDatabase');
  // On another disk, such as one made small to be full, it begins with nothing: the room held back is not to be copied.
  if (statSync(folder).dev !== statSync(migrated).dev) return;
  for (const name of ['terminal.db', 'terminal.keyid'])
    copyFileSync(join(migrated, name), join(folder, name));
  // Nobody reads what is in it: one file under many names.
  linkSync(join(migrated, 'terminal.ballast'), join(folder, 'terminal.ballast'));
}
