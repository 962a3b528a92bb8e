import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `branch-teller-profile-<pid>-<random>`: a profile belongs to the process with that id. */
const prefix = 'branch-teller-profile-';

/**
 * Makes an empty browser profile. Nothing in it is worth keeping, so every start gets a new one; those that killed
 * shells have left behind are removed first.
 */
export async function makeProfileFolder(): Promise<string> {
  const left = (await readdir(tmpdir())).filter((name) => name.startsWith(prefix));
  const orphaned = left.filter((name) => !isRunning(Number(name.slice(prefix.length).split('-')[0])));
  // Another user's profile can't be removed and need not be.
  await Promise.all(orphaned.map((name) => removeProfileFolder(join(tmpdir(), name)).catch(() => {})));
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
