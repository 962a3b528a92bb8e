import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Bench, Measurement } from '../bench.ts';
import type { Contest } from './journal-contest.ts';

const run = promisify(execFile);
const contest = fileURLToPath(new URL('journal-contest.ts', import.meta.url));
const slowFlush = fileURLToPath(new URL('slow-flush.c', import.meta.url));

/** Added to what a flush takes on this machine, ms: what an office computer's disk needs that has no battery of its own. */
const addedToAFlush = [0, 1, 3];

/**
 * Durable journal entries per second: sealed, chained, signed, encrypted, on the disk; against the bare commit of the
 * same bytes, in clear and encrypted, and against the disk itself. They take turns, a few milliseconds each; on this
 * machine's disk, and as if its flushes took longer.
 */
export const journalBench: Bench = {
  async run(folder) {
    const library = join(folder, 'slow-flush.so');
    await run('gcc', ['-shared', '-fPIC', '-O2', '-o', library, slowFlush]);
    const measurements: Measurement[] = [];
    let setting = '';
    for (const added of addedToAFlush) {
      const { stdout } = await run(process.execPath, [contest, join(folder, `flush-${added}`)], {
        env: { ...process.env, LD_PRELOAD: library, FLUSH_LONGER: String(added * 1_000) },
      });
      const { bytes, rounds, writesARound, perSecond } = JSON.parse(stdout) as Contest;
      setting = `durable writes of ${bytes} bytes, ${rounds} rounds of ${writesARound} each`;
      const named = Object.entries(perSecond).map(
        ([name, rates]) => [added === 0 ? name : `${name}, flush + ${added} ms`, rates] as const,
      );
      named.forEach(([name, rates], index) => {
        const against = named.slice(index + 1).map(([slower]) => slower);
        measurements.push({ name, unit: 'per second', rounds: rates, against });
      });
    }
    return { setting, measurements };
  },
};
