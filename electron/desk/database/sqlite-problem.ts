import Database from 'better-sqlite3';
import { fail } from '../../contract/result.ts';

/** Whether SQLite, or a copy of a file, could not write because there is no room. */
export function isDiskFull(error: unknown): boolean {
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return true;
  if (!(error instanceof Database.SqliteError)) return false;
  const { code } = error;
  return code === 'SQLITE_FULL' || code === 'SQLITE_CANTOPEN' || code.startsWith('SQLITE_IOERR');
}

/** Whether SQLite would have had to write where it may only read. */
export function isReadonly(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_READONLY');
}

/**
 * Whether files can't be opened or written: their disk was made read-only or is breaking, they are somebody else's, or
 * something else stands in their place. On a full disk SQLite may say the same.
 */
export function isUnwritable(error: unknown): boolean {
  if (isReadonly(error)) return true;
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return false;
  const { code } = error;
  return (
    ['EROFS', 'EACCES', 'EPERM', 'EEXIST', 'ENOTDIR', 'SQLITE_CANTOPEN'].includes(code) ||
    code.startsWith('SQLITE_IOERR')
  );
}

/** Whether SQLite refused a row that the tables' own rules do not allow. */
export function isAgainstConstraint(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT');
}

/**
 * What SQLite can report that is the world's doing: a full disk, a damaged file. Anything else is a bug and thrown on.
 */
export function problemOfSqlite(error: unknown): ReturnType<typeof fail> {
  if (isDiskFull(error)) return fail('DiskFull');
  const { SqliteError } = Database;
  if (error instanceof SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code))
    return fail('DatabaseCorrupted');
  throw error;
}
