import { stdout } from 'node:process';
import { inspect } from 'node:util';

/** What ran, and how it came out. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What one stage came to. */
export interface Outcome extends Counts {
  /** A word for its line: what it saw, or why it was skipped. */
  readonly note?: string;
  /** What there is to act on; shown when something failed. */
  readonly output?: string;
  /** Somebody stopped it: nothing after it runs. */
  readonly interrupted?: boolean;
}

/** One kind of check, or one run of tests. */
export interface Stage {
  readonly name: string;
  run(): Promise<Outcome>;
}

/**
 * Runs the stages one after the other, each with a line that gives its time, and returns the sums. A failed one
 * doesn't keep the others from running, so that one run shows everything.
 */
export async function runStages(stages: readonly Stage[]): Promise<Counts> {
  const sums = { passed: 0, failed: 0, skipped: 0 };
  for (const stage of stages) {
    const start = performance.now();
    const outcome = await stage.run().catch(crashed);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const remarks = [countsLine(outcome), outcome.note].filter((remark) => remark !== undefined);
    stdout.write(`${stage.name.padEnd(20)}${seconds.padStart(6)} s   ${remarks.join(': ')}\n`);
    if (outcome.failed > 0 && outcome.output) stdout.write(`\n${outcome.output.trim()}\n\n`);
    if (outcome.interrupted) process.exit(130);
    sums.passed += outcome.passed;
    sums.failed += outcome.failed;
    sums.skipped += outcome.skipped;
  }
  return sums;
}

/**
 * Runs the stages `atOnce` at a time, each begun as soon as there is room, for tests that wait more than they work;
 * returns the sums. The longest belong first, so that none is left over alone.
 */
export async function runSideBySide(stages: readonly Stage[], atOnce: number): Promise<Counts> {
  const waiting = [...stages];
  const takeNext = async () => {
    let counts = sumOf([]);
    for (let stage = waiting.shift(); stage !== undefined; stage = waiting.shift())
      counts = sumOf([counts, await runStages([stage])]);
    return counts;
  };
  return sumOf(await Promise.all(Array.from({ length: atOnce }, takeNext)));
}

/** All counts together. */
function sumOf(counts: readonly Counts[]): Counts {
  const sum = (of: (one: Counts) => number) => counts.reduce((total, one) => total + of(one), 0);
  return {
    passed: sum((one) => one.passed),
    failed: sum((one) => one.failed),
    skipped: sum((one) => one.skipped),
  };
}

/** A stage that could not even run proves nothing: it failed. */
function crashed(error: unknown): Outcome {
  return { passed: 0, failed: 1, skipped: 0, note: 'could not run', output: inspect(error) };
}

/** The counts in the form the closing line of `npm test` has. */
export function countsLine({ passed, failed, skipped }: Counts): string {
  const line = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}
