import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { Ballast } from '../../../electron/desk/database/ballast.ts';
import { connect } from '../../../electron/desk/database/connect.ts';
import { keyFits } from '../../../electron/desk/database/key-fits.ts';
import { migrate } from '../../../electron/desk/database/migrate.ts';
import { databaseKey } from './database-key.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder with a database in its newest shape that no terminal was started on, and the room held back beside it. */
    migratedDatabase: string;
  }
}

/**
 * Once for a whole run: bringing hundreds of databases to the newest shape, each on its own, took longer
 * than what is tested on them. That an empty folder becomes such a database is `open-database.test.ts`'s.
 */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'branch-teller-migrated-'));
  keyFits(folder, databaseKey);
  const connection = connect(join(folder, 'terminal.db'), databaseKey);
  const migrated = migrate(connection);
  connection.close();
  if (!migrated.ok) throw new Error(migrated.problem.tag);
  new Ballast(folder).keep();
  project.provide('migratedDatabase', folder);
  return () => rmSync(folder, { recursive: true });
}
