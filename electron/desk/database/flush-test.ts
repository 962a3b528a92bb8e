import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { isDiskFull } from './sqlite-problem.ts';

/**
 * What a flush takes at least that has written anything, milliseconds: the quickest power-safe drives take about
 * this long, a cache that only says it has written takes a tenth.
 */
const plausibleMs = 0.02;
const rounds = 9;

/**
 * Writes and flushes a page a few times in the data folder and looks at the clock: a disk that answers faster than any
 * can write keeps its word only until the power goes.
 *
 * @returns whether the median time is plausible; on a full disk nobody can tell, and the next start looks again
 */
export function isFlushPlausible(folder: string): boolean {
  const path = join(folder, 'terminal.flush');
  let file: number | null = null;
  try {
    const opened = openSync(path, 'w', 0o600);
    file = opened;
    const page = Buffer.alloc(4_096, 0x5a);
    const times = Array.from({ length: rounds }, () => {
      writeSync(opened, page, 0, page.length, 0);
      const start = performance.now();
      fdatasyncSync(opened);
      return performance.now() - start;
    }).sort((a, b) => a - b);
    return (times[Math.floor(rounds / 2)] ?? 0) >= plausibleMs;
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    return true;
  } finally {
    if (file !== null) closeSync(file);
    rmSync(path, { force: true });
  }
}
