import { accessSync, constants, statSync } from 'node:fs';
import { join } from 'node:path';
import { Ballast } from '../../desk/database/ballast.ts';
import { isDatabaseInUse } from '../../desk/database/lock.ts';
import { isDatabaseLost } from '../../desk/database/replace-database.ts';
import { type Finding, failed, ok, warn } from '../report/report.ts';
import type { Checked } from './checked.ts';
import { isOpenToOthers, modeText } from './open-to-others.ts';

/** Free space, bytes, below which somebody should make room before the application takes in nothing new. */
const little = 1024 ** 3;

/** The folder of the terminal's data; its value is the folder when there is a database in it that may be read. */
export function checkDataFolder(folder: string): Checked<string> {
  try {
    accessSync(join(folder, 'terminal.db'), constants.R_OK);
  } catch (error) {
    const { code = null } = error as NodeJS.ErrnoException;
    return { finding: whyWithout(folder, code), value: null };
  }
  if (isDatabaseLost(folder)) return { finding: whyWithout(folder, 'ENOENT'), value: null };
  const { mode } = statSync(folder);
  const finding = isOpenToOthers(mode)
    ? warn('dataFolder', 'OpenToOthers', { folder, mode: modeText(mode) })
    : ok('dataFolder', { folder });
  return { finding, value: folder };
}

/** Backups say that there was a database: the application recovers a lost one, and begins no new one. */
function whyWithout(folder: string, code: string | null): Finding {
  if (code !== 'ENOENT') return failed('dataFolder', 'DataNotReadable', { folder, reason: code });
  return isDatabaseLost(folder)
    ? failed('dataFolder', 'DatabaseCorrupted', { folder })
    : warn('dataFolder', 'NeverStarted', { folder });
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
