import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Connection } from '../../../electron/desk/database/connect.ts';
import type { OpenDatabase } from '../../../electron/desk/database/open-database.ts';
import { firstStart } from './first-start.ts';
import { noon } from './scratch-database.ts';

/**
 * One database for all tests of a file, filled once, where filling it takes longer than what is tested on it. Each test
 * finds it as it was filled: what the one before wrote is taken back.
 */
export function sharedDatabase(fill: (connection: Connection) => Promise<void> | void): () => Connection {
  const folder = mkdtempSync(join(tmpdir(), 'branch-teller-'));
  let opened: OpenDatabase;
  beforeAll(async () => {
    opened = firstStart(folder, noon);
    await fill(opened.connection);
  });
  beforeEach(() => void opened.connection.exec('SAVEPOINT as_filled'));
  afterEach(() => void opened.connection.exec('ROLLBACK TO as_filled; RELEASE as_filled'));
  afterAll(() => {
    opened.close();
    rmSync(folder, { recursive: true });
  });
  return () => opened.connection;
}
