import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real file system of this many MiB, gone with the process; null where the machine allows no mounts. */
export function smallDisk(mib: number): string | null {
  const folder = join(tmpdir(), `branch-teller-disk-${process.pid}-${mib}`);
  try {
    mkdirSync(folder);
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mib}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    if (existsSync(folder)) execFileSync('rmdir', [folder]);
    return null;
  }
  process.on('exit', () => {
    execFileSync('umount', ['-l', folder]);
    execFileSync('rmdir', [folder]);
  });
  return folder;
}
