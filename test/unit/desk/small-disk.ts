import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A real file system of this many MiB; null where the machine allows no mounts.
 *
 * @param atEnd takes what removes it: `afterAll` in a test, whose process vitest ends without a word
 */
export function smallDisk(mib: number, atEnd: (remove: () => void) => void): string | null {
  // A name nobody had before: what was killed leaves its disk behind, and its process number comes again.
  const folder = mkdtempSync(join(tmpdir(), 'branch-teller-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mib}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    execFileSync('rmdir', [folder]);
    return null;
  }
  atEnd(() => {
    execFileSync('umount', ['-l', folder]);
    execFileSync('rmdir', [folder]);
  });
  return folder;
}

/** Somebody else's file that takes the disk up to `leave` bytes. */
export function fill(path: string, leave: number, free: () => number): void {
  const file = openSync(path, 'w');
  const block = Buffer.alloc(64 * 1024, 1);
  try {
    while (free() > leave) writeSync(file, block);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(file);
  }
}
