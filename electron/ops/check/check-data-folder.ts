import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listBackups } from '../../desk/backup/backup-files.ts';
import { Ballast } from '../../desk/database/ballast.ts';
import { isDatabaseInUse } from '../../desk/database/lock.ts';
import { isDatabaseLost } from '../../desk/database/replace-database.ts';
import { type Facts, type Finding, failed, ok, warn } from '../report/report.ts';
import type { Checked } from './checked.ts';
import { isOpenToOthers, modeText } from './open-to-others.ts';

/** Free space, bytes, below which somebody should make room before the application takes in nothing new. */
const little = 1024 ** 3;

/** The folder of the terminal's data; its value is the folder when there is a database in it and all may be read. */
export function checkDataFolder(folder: string): Checked<string> {
  const barred = whatBars(folder);
  if (barred !== null)
    return { finding: failed('dataFolder', 'DataNotReadable', { folder, ...barred }), value: null };
  // Backups say that there was a database: the application recovers a lost one, and begins no new one.
  if (isDatabaseLost(folder))
    return { finding: failed('dataFolder', 'DatabaseCorrupted', { folder }), value: null };
  if (!existsSync(join(folder, 'terminal.db')))
    return { finding: warn('dataFolder', 'NeverStarted', { folder }), value: null };
  if (isReadonly(folder)) {
    const finding = failed('dataFolder', 'DurabilityNotGuaranteed', { folder, reason: 'EROFS' });
    return { finding, value: folder };
  }
  const { mode } = statSync(folder);
  const finding = isOpenToOthers(mode)
    ? warn('dataFolder', 'OpenToOthers', { folder, mode: modeText(mode) })
    : ok('dataFolder', { folder });
  return { finding, value: folder };
}

/** What keeps this user from reading the terminal's data, and which file it is; null for nothing, or none there. */
function whatBars(folder: string): Facts | null {
  try {
    // A disk of its own has something in it that is root's alone.
    const ours = readdirSync(folder).filter((name) => /^(terminal|backup)/.test(name));
    for (const name of ours) accessSync(join(folder, name), constants.R_OK);
    for (const { file } of listBackups(folder)) accessSync(file, constants.R_OK);
    return null;
  } catch (error) {
    const { code = null, path = folder } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? null : { ...(path !== folder && { file: path }), reason: code };
  }
}

/** Whether the disk takes no writing: its system makes it so when it begins to break. */
function isReadonly(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EROFS';
  }
}

/** The space left on the disk the folder is on; DiskFull from where the application refuses new work. */
export function checkDisk(folder: string): Finding {
  const ballast = new Ballast(folder);
  const detail = { freeBytes: ballast.freeBytes() };
  if (!ballast.allowsIntake()) return failed('disk', 'DiskFull', detail);
  return detail.freeBytes < little ? warn('disk', 'DiskNearlyFull', detail) : ok('disk', detail);
}

/** Whether the application has the data open now; both is fine. */
export const checkApplication = (folder: string): Finding =>
  ok('application', { running: isDatabaseInUse(folder) });
