import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Connection } from './connect.ts';

const lockFile = 'terminal.lock';

/** Who only looks ({@link isDatabaseInUse}) holds the lock for well under a millisecond; this many are waited out. */
const glanceMs = 250;

/** A lock the kernel gives back however the process ends: an exclusive transaction in a file of its own. */
export function takeLock(folder: string): Connection | undefined {
  const lock = new Database(join(folder, lockFile), { timeout: glanceMs });
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
