import Database from 'better-sqlite3';

export type Connection = Database.Database;

/**
 * Connects to an encrypted database file with the settings every connection of ours has.
 * SQLCipher 4 format with a raw key: AES-256-CBC and HMAC-SHA-512 on every page.
 */
export function connect(file: string, key: string, options: Database.Options = {}): Connection {
  const connection = new Database(file, { timeout: 5_000, ...options });
  connection.pragma("cipher = 'sqlcipher'");
  connection.pragma(`key = "x'${key}'"`);
  connection.pragma('foreign_keys = ON');
  connection.pragma('trusted_schema = OFF');
  connection.pragma('temp_store = MEMORY');
  if (options.readonly !== true) {
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    // Whose commit fills the log waits for the checkpoint: about 3 ms instead of the 8 of SQLite's 1,000 pages.
    connection.pragma('wal_autocheckpoint = 250');
    // What is deleted or overwritten is gone from its page, not just forgotten.
    connection.pragma('secure_delete = ON');
  }
  return connection;
}
