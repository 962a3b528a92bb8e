import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/** How a write can end. */
export type WriteOutcome = 'WRITTEN' | 'EXISTS' | 'FAILED';

/**
 * Writes a file that is there whole or not at all, readable by its owner alone, and never in place of another: the name
 * is taken first, the content goes into a file beside it and moves over the name when it is on the disk. (A hard link
 * would do without the first step, but memory sticks have none.)
 */
export function writeNewFile(file: string, lines: Iterable<string>): WriteOutcome {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST' ? 'EXISTS' : 'FAILED';
  }
  const part = `${file}.part`;
  try {
    const descriptor = openSync(part, 'wx', 0o600);
    try {
      for (const line of lines) writeSync(descriptor, line);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(part, file);
    return 'WRITTEN';
  } catch (error) {
    rmSync(part, { force: true });
    rmSync(file, { force: true });
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    return 'FAILED';
  }
}
