import type { Connection } from '../../../electron/desk/database/connect.ts';

/** WAL with FULL, as SQLite says after the writes whose time was taken. */
export const isDurable = (connection: Connection): boolean =>
  connection.pragma('journal_mode', { simple: true }) === 'wal' &&
  connection.pragma('synchronous', { simple: true }) === 2;
