import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Makes an empty browser profile for a terminal. Nothing in it is worth keeping, so every start gets a new one, and
 * those that a killed shell of the same data folder left behind are removed first. The name carries the process that
 * owns it: `branch-teller-profile-<data folder>-<pid>-<random>`.
 */
export async function makeProfileFolder(dataFolder: string): Promise<string> {
  const terminal = createHash('sha256').update(resolve(dataFolder)).digest('hex').slice(0, 16);
  const prefix = `branch-teller-profile-${terminal}-`;
  const left = (await readdir(tmpdir())).filter((name) => name.startsWith(prefix));
  const orphaned = left.filter((name) => !isRunning(Number(name.slice(prefix.length).split('-')[0])));
  await Promise.all(orphaned.map((name) => removeProfileFolder(join(tmpdir(), name))));
  return mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
}

/** Removes a profile. Chromium's helpers may still write into it for a moment after the browser has closed. */
export const removeProfileFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });

function isRunning(pid: number): boolean {
  try {
    // Signal 0 sends nothing and fails when there is nobody to send it to.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
