import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Connection } from './connect.ts';

const lockFile = 'terminal.lock';
const backupLockFile = 'backup.lock';

/** Who only looks ({@link isDatabaseInUse}) holds the lock for well under a millisecond; this many are waited out. */
const glanceMs = 250;

/** Longer than a backup of a year's entries takes. */
const backupMs = 60_000;

/** Keeps a second program from the terminal's data; undefined when one has them open. */
export const takeLock = (folder: string): Connection | undefined => lockIn(join(folder, lockFile), glanceMs);

/** Keeps a second backup from being taken at the same time: waits for the first one, undefined when it does not end. */
export const takeBackupLock = (folder: string): Connection | undefined =>
  lockIn(join(folder, backupLockFile), backupMs);

/** A lock the kernel gives back however the process ends: an exclusive transaction in a file of its own. */
function lockIn(file: string, waitMs: number): Connection | undefined {
  const lock = new Database(file, { timeout: waitMs });
  try {
    // Nothing is ever written into it, so that it can be taken on a full disk.
    lock.pragma('journal_mode = MEMORY');
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
