import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A backup in the terminal's data folder. */
export interface BackupFile {
  readonly file: string;
  /** Of the last entry in it. */
  readonly epoch: number;
  readonly lastSeq: number;
}

/** `terminal-00002-0000000123.backup`: the name sorts by epoch and last entry, which no clock can change. */
const nameForm = /^terminal-(\d{5})-(\d{10})\.backup$/;

/** The folder of a terminal's backups, made when it is missing. */
export function backupFolder(folder: string): string {
  const backups = join(folder, 'backups');
  mkdirSync(backups, { recursive: true, mode: 0o700 });
  return backups;
}

/** Name of the backup whose last entry is this. */
export const backupName = (epoch: number, lastSeq: number): string =>
  `terminal-${String(epoch).padStart(5, '0')}-${String(lastSeq).padStart(10, '0')}.backup`;

/** The backups there are, newest first. */
export function listBackups(folder: string): BackupFile[] {
  const backups = join(folder, 'backups');
  if (!existsSync(backups)) return [];
  return readdirSync(backups)
    .sort()
    .reverse()
    .flatMap((name) => {
      const [, epoch, lastSeq] = nameForm.exec(name) ?? [];
      return epoch === undefined || lastSeq === undefined
        ? []
        : [{ file: join(backups, name), epoch: Number(epoch), lastSeq: Number(lastSeq) }];
    });
}
