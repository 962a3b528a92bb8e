import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { flushNames } from '../../desk/database/flush-names.ts';

/** How a write can end. */
export type WriteOutcome = 'WRITTEN' | 'EXISTS' | 'FAILED';

/**
 * Writes a file that is there whole or not at all, readable by its owner alone, and never in place of another: the name
 * is taken first, the content goes into a file beside it and moves over the name when it is on the disk. (A hard link
 * would do without the first step, but memory sticks have none.) When it is WRITTEN, a stick may be pulled.
 */
export function writeNewFile(file: string, lines: Iterable<string>): WriteOutcome {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST' ? 'EXISTS' : 'FAILED';
  }
  // A name nobody else has, so that nobody else's file is ever removed.
  const part = `${file}.${randomBytes(4).toString('hex')}.part`;
  try {
    const descriptor = openSync(part, 'wx', 0o600);
    try {
      // Unlike one write, which on a full disk takes a part of a line and says nothing.
      for (const line of lines) writeFileSync(descriptor, line);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(part, file);
    flushNames(dirname(file));
    return 'WRITTEN';
  } catch (error) {
    for (const begun of [part, file]) remove(begun);
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    return 'FAILED';
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The stick is pulled, and what was begun is on it.
  }
}
