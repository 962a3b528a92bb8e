import Database from 'better-sqlite3';
import { connect } from '../../../electron/desk/database/connect.ts';
import { isDurable } from './is-durable.ts';

/** The least a durable commit of these bytes can be with this library: one row into a table of one column. */
export interface BareCommits {
  commit(bytes: string): void;
  close(): void;
}

/** @param key encrypted as the terminal's database is; null for a file in clear */
export function bareCommits(file: string, key: string | null): BareCommits {
  const connection = key === null ? new Database(file) : connect(file, key);
  connection.pragma('journal_mode = WAL');
  connection.exec('CREATE TABLE entry (bytes TEXT NOT NULL) STRICT');
  // After the first write: the bundled SQLite takes an earlier setting back (see open-database.ts).
  connection.pragma('synchronous = FULL');
  const insert = connection.prepare<[string]>('INSERT INTO entry VALUES (?)');
  return {
    commit: (bytes) => {
      insert.run(bytes);
    },
    close() {
      if (!isDurable(connection)) throw new Error('the bare commits were not durable');
      connection.close();
    },
  };
}
