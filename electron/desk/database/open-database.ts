import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Instant, instantOf } from '../../contract/moment.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { takeBackup } from '../backup/take-backup.ts';
import { Ballast } from './ballast.ts';
import { type Connection, connect } from './connect.ts';
import { problemOfFiles } from './file-problem.ts';
import { isFlushPlausible } from './flush-test.ts';
import { isKeyNoted, keyFits, noteKey } from './key-fits.ts';
import { takeLock } from './lock.ts';
import { migrate, needsMigration } from './migrate.ts';
import { finishReplacement, isDatabaseLost } from './replace-database.ts';
import { isReadonly, isUnwritable, problemOfSqlite } from './sqlite-problem.ts';

/** Backups kept when one is taken before a migration: no settings are read by then. */
const keptAtMigration = 5;

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
  let lock: Connection | undefined;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    lock = takeLock(folder);
    if (lock === undefined) return fail('DatabaseInUse');
    const opened = openUnder(lock, folder, key, now);
    if (!opened.ok) lock.close();
    return opened;
  } catch (error) {
    lock?.close();
    return isUnwritable(error) ? fail('DurabilityNotGuaranteed') : problemOfSqlite(error);
  }
}

function openUnder(lock: Connection, folder: string, key: string | null, now: number): Result<OpenDatabase> {
  const ballast = new Ballast(folder);
  const boot: Boot = { startedAt: instantOf(now), flushPlausible: isFlushPlausible(folder) };
  let opened = openLocked(folder, key, boot);
  // What was begun before the disk was full is ended with the room held back for that; nothing new is taken in.
  if (!opened.ok && opened.problem.tag === 'DiskFull' && ballast.release())
    opened = openLocked(folder, key, boot);
  if (!opened.ok) return opened;
  const connection = opened.value;
  ballast.keep();
  return succeed({
    connection,
    ballast,
    flushPlausible: boot.flushPlausible,
    close() {
      connection.close();
      lock.close();
    },
  });
}

/** What is noted of a start. */
interface Boot {
  readonly startedAt: Instant;
  /** For whoever looks after the terminal: a disk that lies is seen by nobody who does not start it. */
  readonly flushPlausible: boolean;
}

function openLocked(folder: string, key: string | null, boot: Boot): Result<Connection> {
  finishReplacement(folder);
  if (key === null || !keyFits(folder, key)) return fail('DatabaseKeyMissing');
  if (isDatabaseLost(folder)) return fail('DatabaseCorrupted');
  const file = join(folder, 'terminal.db');
  let connection: Connection | undefined;
  try {
    const untouched = existsSync(file) ? checkUntouched(file, key) : succeed('CHECKED');
    if (!untouched.ok) return untouched;
    connection = connect(file, key);
    const checked = untouched.value === 'CHECKED' ? succeed(null) : checkIntegrity(connection);
    if (!checked.ok) {
      connection.close();
      return checked;
    }
    const saved = backUpBeforeMigration(connection, folder, key);
    const migrated = saved.ok ? migrate(connection) : saved;
    const durable = migrated.ok ? assertDurability(connection, boot) : migrated;
    if (durable.ok) {
      if (!isKeyNoted(folder, key)) noteKey(folder, key);
      return succeed(connection);
    }
    connection.close();
    return durable;
  } catch (error) {
    connection?.close();
    return problemOfFiles(error, folder);
  }
}

/** A migration can't be taken back: before one, the database as it was is kept. */
function backUpBeforeMigration(connection: Connection, folder: string, key: string): Result<null> {
  if (!needsMigration(connection)) return succeed(null);
  const taken = takeBackup(folder, key, keptAtMigration);
  // A terminal that was never enrolled has nothing to lose yet.
  return taken.ok || taken.problem.tag === 'TerminalNotEnrolled' ? succeed(null) : taken;
}

/**
 * Before anything is written: a damaged file stays as it was, its log beside it. NOT_YET: a transaction that the power
 * cut short has to be taken back first, which takes writing.
 */
function checkUntouched(file: string, key: string): Result<'CHECKED' | 'NOT_YET'> {
  const connection = connect(file, key, { readonly: true });
  try {
    const checked = checkIntegrity(connection);
    return checked.ok ? succeed('CHECKED') : checked;
  } catch (error) {
    if (isReadonly(error)) return succeed('NOT_YET');
    throw error;
  } finally {
    connection.close();
  }
}

function checkIntegrity(connection: Connection): Result<null> {
  const answer = connection.pragma('quick_check(1)', { simple: true });
  return answer === 'ok' ? succeed(null) : fail('DatabaseCorrupted');
}

/**
 * The bundled SQLite is compiled with DEFAULT_WAL_SYNCHRONOUS=1: it can report FULL and fall back to NORMAL with the
 * first transaction. So the settings are read back after a write, set again if need be, and read after another.
 */
function assertDurability(connection: Connection, { startedAt, flushPlausible }: Boot): Result<null> {
  const note = connection.prepare('INSERT INTO boot (started_at, flush_plausible) VALUES (?, ?)');
  note.run(startedAt, flushPlausible ? 1 : 0);
  if (!isDurable(connection)) {
    connection.pragma('synchronous = FULL');
    note.run(startedAt, flushPlausible ? 1 : 0);
  }
  return isDurable(connection) ? succeed(null) : fail('DurabilityNotGuaranteed');
}

function isDurable(connection: Connection): boolean {
  return (
    connection.pragma('journal_mode', { simple: true }) === 'wal' &&
    connection.pragma('synchronous', { simple: true }) === 2
  );
}
