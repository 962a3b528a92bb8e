import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchDatabase, scratchJournal } from './scratch-database.ts';
import { scratchFolder } from './scratch-folder.ts';

test('an act writes hardly more pages than a bare row of the same bytes: there is no index to keep', () => {
  const folder = scratchFolder();
  const connection = scratchDatabase(folder);
  const { journal } = scratchJournal(connection);
  const act = () =>
    journal.record({ type: 'StaffSignedOut', payload: { cause: 'SIGN_OUT' }, actor: '100001' });
  const acts = 200;
  // Enough behind it for an index to have pages that differ from act to act.
  connection.transaction(() => Array.from({ length: 1_000 }, act))();
  connection.exec('CREATE TABLE bare (bytes TEXT NOT NULL) STRICT');
  const bytes = Object.values(connection.prepare<[], object>('SELECT * FROM journal').get() ?? {}).join('');
  const insert = connection.prepare('INSERT INTO bare VALUES (?)');

  connection.pragma('wal_autocheckpoint = 0');
  const written = (write: () => void): number => {
    connection.pragma('wal_checkpoint(TRUNCATE)');
    for (let made = 0; made < acts; made += 1) write();
    return statSync(join(folder, 'terminal.db-wal')).size;
  };
  const bare = written(() => insert.run(bytes));
  expect(written(act)).toBeLessThan(1.1 * bare);
});
