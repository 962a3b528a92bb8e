import Database from 'better-sqlite3';
import { connect } from '../../../electron/desk/database/connect.ts';
import { isDurable } from './is-durable.ts';

/** The least a durable commit of the same bytes can be with this library: one row into a table of one column. */
export interface BareCommits {
  commit(): void;
  close(): void;
}

/**
 * @param key encrypted as the terminal's database is; null for a file in clear
 * @param before so many rows of these bytes are there already
 */
export function bareCommits(file: string, key: string | null, before: number, bytes: string): BareCommits {
  const connection = key === null ? new Database(file) : connect(file, key);
  connection.pragma('journal_mode = WAL');
  connection.exec('CREATE TABLE entry (bytes TEXT NOT NULL) STRICT');
  // After the first write: the bundled SQLite takes an earlier setting back (see open-database.ts).
  connection.pragma('synchronous = FULL');
  const insert = connection.prepare<[string]>('INSERT INTO entry VALUES (?)');
  connection.transaction(() => {
    for (let made = 0; made < before; made += 1) insert.run(bytes);
  })();
  return {
    commit() {
      insert.run(bytes);
    },
    close() {
      if (!isDurable(connection)) throw new Error('the bare commits were not durable');
      connection.close();
    },
  };
}
