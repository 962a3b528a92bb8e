import { createHmac } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { instantOf } from '../../contract/moment.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { Ballast } from './ballast.ts';
import { isFlushPlausible } from './flush-test.ts';
import { migrate } from './migrate.ts';
import { problemOfSqlite } from './sqlite-problem.ts';

export type Connection = Database.Database;

const lockFile = 'terminal.lock';

/** An open database, the lock that keeps a second program away from it, and the room held back on its disk. */
export interface OpenDatabase {
  readonly connection: Connection;
  readonly ballast: Ballast;
  /** Whether the disk takes as long to flush as writing takes; else its word may not outlive a power cut. */
  readonly flushPlausible: boolean;
  close(): void;
}

/**
 * Opens the terminal's database, making it on the first start: takes the lock, checks key and file, migrates, writes
 * once and then asserts that every commit reaches the disk before it is acknowledged.
 *
 * @param folder the terminal's data folder
 * @param key 32 bytes in hexadecimal; null when the key store has none
 * @param now clock reading, milliseconds since 1970
 * @returns problems DatabaseInUse, DatabaseKeyMissing, DatabaseCorrupted, DatabaseNewerThanProgram,
 *   DurabilityNotGuaranteed, DiskFull; in each the file stays as it was
 */
export function openDatabase(folder: string, key: string | null, now: number): Result<OpenDatabase> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = takeLock(folder);
  if (lock === undefined) return fail('DatabaseInUse');
  const opened = openLocked(folder, key, now);
  if (!opened.ok) {
    lock.close();
    return opened;
  }
  const connection = opened.value;
  const ballast = new Ballast(folder);
  ballast.keep();
  return succeed({
    connection,
    ballast,
    flushPlausible: isFlushPlausible(folder),
    close() {
      connection.close();
      lock.close();
    },
  });
}

function openLocked(folder: string, key: string | null, now: number): Result<Connection> {
  if (key === null || !keyFits(folder, key)) return fail('DatabaseKeyMissing');
  let connection: Connection | undefined;
  try {
    connection = connect(join(folder, 'terminal.db'), key);
    const migrated = migrate(connection);
    const checked = migrated.ok ? checkIntegrity(connection) : migrated;
    const durable = checked.ok ? assertDurability(connection, now) : checked;
    if (durable.ok) return succeed(connection);
    connection.close();
    return durable;
  } catch (error) {
    connection?.close();
    return problemOfSqlite(error);
  }
}

/** A lock the kernel gives back however the process ends: an exclusive transaction in a file of its own. */
function takeLock(folder: string): Connection | undefined {
  const lock = new Database(join(folder, lockFile), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY') return undefined;
    throw error;
  }
}

/** Whether a program has this terminal's data open now. Only looks: it keeps nobody from opening it. */
export function isDatabaseInUse(folder: string): boolean {
  const file = join(folder, lockFile);
  if (!existsSync(file)) return false;
  const lock = new Database(file, { readonly: true, timeout: 0 });
  try {
    lock.prepare('SELECT count(*) FROM sqlite_schema').get();
    return false;
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY') return true;
    throw error;
  } finally {
    lock.close();
  }
}

/**
 * Tells a wrong key from a damaged file, which look alike to SQLite: a keyed hash of a constant stands beside the
 * database. It says nothing of the key, which is 32 random bytes.
 *
 * It is on the disk, name and content, before the database gets a name. So a first start cut short by the power leaves
 * it whole or leaves no database, and in that case the next start writes it anew, whatever is there.
 */
export function keyFits(folder: string, key: string): boolean {
  const file = join(folder, 'terminal.keyid');
  const id = createHmac('sha256', Buffer.from(key, 'hex')).update('branch-teller key id').digest('hex');
  if (existsSync(join(folder, 'terminal.db'))) return existsSync(file) && readFileSync(file, 'utf8') === id;
  writeFileSync(file, id, { mode: 0o600, flush: true });
  flushNames(folder);
  return true;
}

/** Brings the names of the files in a folder to the disk. Windows has no such call and orders them itself. */
function flushNames(folder: string): void {
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  fsyncSync(opened);
  closeSync(opened);
}

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
  }
  return connection;
}

function checkIntegrity(connection: Connection): Result<null> {
  const answer = connection.pragma('quick_check(1)', { simple: true });
  return answer === 'ok' ? succeed(null) : fail('DatabaseCorrupted');
}

/**
 * The bundled SQLite is compiled with DEFAULT_WAL_SYNCHRONOUS=1: it can report FULL and fall back to NORMAL with the
 * first transaction. So the settings are read back after a write, set again if need be, and read after another.
 */
function assertDurability(connection: Connection, now: number): Result<null> {
  const note = connection.prepare('INSERT INTO boot (started_at) VALUES (?)');
  note.run(instantOf(now));
  if (!isDurable(connection)) {
    connection.pragma('synchronous = FULL');
    note.run(instantOf(now));
  }
  return isDurable(connection) ? succeed(null) : fail('DurabilityNotGuaranteed');
}

function isDurable(connection: Connection): boolean {
  return (
    connection.pragma('journal_mode', { simple: true }) === 'wal' &&
    connection.pragma('synchronous', { simple: true }) === 2
  );
}
