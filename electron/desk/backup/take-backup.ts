import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { Ballast } from '../database/ballast.ts';
import { type Connection, connect } from '../database/connect.ts';
import { copyInto } from '../database/copy-into.ts';
import { problemOfFiles } from '../database/file-problem.ts';
import { flushNames } from '../database/flush-names.ts';
import { takeBackupLock } from '../database/lock.ts';
import { type BackupFile, backupFolder, backupName, listBackups } from './backup-files.ts';
import { verifyBackup } from './verify-backup.ts';

/**
 * Writes a backup of the terminal's database, beside a running application or without one. It gets its name, and older
 * ones go, only after it was opened and its pages and its journal were found whole. Takes seconds for a large database:
 * not for a thread on which somebody waits.
 *
 * @param kept how many backups are kept, newest first; one from before personal data was destroyed goes all the same,
 *   since what was destroyed would live on in it
 * @returns the backup's file; the one there is already, where it is whole and nothing was recorded since. Problems
 *   DiskFull (a backup leaves the room that work in progress needs), DurabilityNotGuaranteed (it can't be written),
 *   DatabaseCorrupted, JournalBroken, TerminalNotEnrolled, BackupFailed (another one being taken does not end)
 */
export function takeBackup(folder: string, key: string, kept: number): Result<string> {
  let lock: Connection | undefined;
  try {
    lock = takeBackupLock(folder);
    return lock === undefined ? fail('BackupFailed') : takeInto(backupFolder(folder), folder, key, kept);
  } catch (error) {
    return problemOfFiles(error, folder);
  } finally {
    lock?.close();
  }
}

function takeInto(backups: string, folder: string, key: string, kept: number): Result<string> {
  const part = join(backups, 'terminal.backup.part');
  rmSync(part, { force: true });
  try {
    const copied = copyDatabase(folder, key, part);
    if (!copied.ok) return copied;
    const file = join(backups, copied.value);
    if (existsSync(part)) {
      const verified = verifyBackup(part, key);
      if (!verified.ok) return verified;
      flushFile(part);
      renameSync(part, file);
      flushNames(backups);
    }
    // A database that was put back may hold less than the others, whose names then come before this one's.
    const others = listBackups(folder).filter((backup) => backup.file !== file);
    const erasure = lastErasureIn(file, key);
    others.forEach((old, n) => {
      if (n + 1 >= kept || (erasure !== undefined && isBefore(old, erasure))) rmSync(old.file);
    });
    flushNames(backups);
    return succeed(file);
  } finally {
    rmSync(part, { force: true });
  }
}

/** Copies the database into `part` and tells the name of the copy; copies nothing where there is such a backup, whole. */
function copyDatabase(folder: string, key: string, part: string): Result<string> {
  const source = join(folder, 'terminal.db');
  const connection = connect(source, key, { readonly: true, fileMustExist: true });
  try {
    const last = connection
      .prepare<[], { epoch: number; seq: number }>('SELECT epoch, seq FROM journal ORDER BY seq DESC LIMIT 1')
      .get();
    if (last === undefined) return fail('TerminalNotEnrolled');
    const name = backupName(last.epoch, last.seq);
    if (isWhole(join(backupFolder(folder), name), key)) return succeed(name);
    if (!new Ballast(folder).hasRoomFor(sizeOf(source) + sizeOf(`${source}-wal`))) return fail('DiskFull');
    copyInto(part, connection);
  } finally {
    connection.close();
  }
  return nameOf(part, key);
}

const isWhole = (backup: string, key: string): boolean => existsSync(backup) && verifyBackup(backup, key).ok;

/** An entry may have come between the look and the copy: the copy itself says what is in it. */
function nameOf(part: string, key: string): Result<string> {
  const copy = connect(part, key, { readonly: true });
  try {
    const { epoch, seq } = copy
      .prepare<[], { epoch: number; seq: number }>('SELECT epoch, seq FROM journal ORDER BY seq DESC LIMIT 1')
      .get() as { epoch: number; seq: number };
    return succeed(backupName(epoch, seq));
  } finally {
    copy.close();
  }
}

/** The last entry by which personal data was destroyed; undefined where there is none. */
function lastErasureIn(file: string, key: string): { epoch: number; seq: number } | undefined {
  const copy = connect(file, key, { readonly: true });
  try {
    return copy
      .prepare<[], { epoch: number; seq: number }>(`
        SELECT epoch, seq FROM journal
        WHERE json_extract(payload, '$.claimId') IS NOT NULL AND type IN ('PersonalDataErased', 'EvidenceCopiesErased')
        ORDER BY seq DESC LIMIT 1`)
      .get();
  } finally {
    copy.close();
  }
}

/** Whether a backup was taken before this entry was made. */
const isBefore = ({ epoch, lastSeq }: BackupFile, entry: { epoch: number; seq: number }): boolean =>
  epoch < entry.epoch || lastSeq < entry.seq;

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

function flushFile(file: string): void {
  const opened = openSync(file, 'r+');
  fsyncSync(opened);
  closeSync(opened);
}
