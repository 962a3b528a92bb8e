import { statSync } from 'node:fs';
import { instantOf } from '../../contract/moment.ts';
import { listBackups } from '../../desk/backup/backup-files.ts';
import { verifyBackup } from '../../desk/backup/verify-backup.ts';
import type { Connection } from '../../desk/database/connect.ts';
import { StoredEntries } from '../../desk/journal/stored-entries.ts';
import { readRestoration } from '../../desk/restore/restoration.ts';
import { type Finding, failed, ok, warn } from '../report/report.ts';

/** Seconds after which a terminal in daily use should have a newer backup. */
const old = 3 * 86_400;

/** Seconds a terminal may have worked without any. */
const isNewFor = 86_400;

/** The newest backup: whether it is whole still, and not too old, unless nothing was recorded since. */
export function checkBackup(folder: string, key: string, connection: Connection, now: number): Finding {
  const backups = listBackups(folder);
  const [newest] = backups;
  const entries = new StoredEntries(connection);
  if (newest === undefined) {
    const first = entries.at(1);
    const isNew = first === undefined || now - Date.parse(first.occurredAt) < isNewFor * 1_000;
    return isNew ? ok('backup', { backups: 0 }) : warn('backup', 'NoBackup', { backups: 0 });
  }
  const takenAt = statSync(newest.file).mtimeMs;
  const detail = { backups: backups.length, lastSeq: newest.lastSeq, takenAt: instantOf(takenAt) };
  const verified = verifyBackup(newest.file, key);
  if (!verified.ok) return failed('backup', 'BackupDamaged', { ...detail, reason: verified.problem.tag });
  const last = entries.at(entries.last()?.seq ?? 0);
  const isCurrent = last?.seq === newest.lastSeq && last.epoch === newest.epoch;
  return !isCurrent && (now - takenAt) / 1_000 > old
    ? warn('backup', 'BackupOld', detail)
    : ok('backup', detail);
}

/** Whether the database is still on its way back into service; null for one that is in it. */
export function checkRestoration(connection: Connection): Finding | null {
  const restoration = readRestoration(connection);
  if (restoration === null) return null;
  const { cause, seenThrough } = restoration;
  return warn('restore', 'RestoreNeedsLine', { cause, seenThrough });
}
