import { stdout } from 'node:process';

/**
 * What one stage came to.
 *
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string} [note] a word for its line: what it saw, or why it was skipped
 * @property {string} [output] what there is to act on; shown when something failed
 * @property {boolean} [interrupted] somebody stopped it: nothing after it runs
 */

/**
 * One kind of check, or one run of tests.
 *
 * @typedef {object} Stage
 * @property {string} name
 * @property {() => Promise<Outcome>} run
 */

/**
 * Runs the stages one after the other, each with a line that gives its time; a failed one doesn't keep the others
 * from running, so that one run shows everything.
 *
 * @param {readonly Stage[]} stages
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>} the sums
 */
export async function runStages(stages) {
  const sums = { passed: 0, failed: 0, skipped: 0 };
  for (const stage of stages) {
    stdout.write(`${stage.name.padEnd(16)}`);
    const start = performance.now();
    const outcome = await stage.run();
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    stdout.write(
      `${seconds.padStart(6)} s  ${[summaryOf(outcome), outcome.note].filter(Boolean).join(', ')}\n`,
    );
    if (outcome.failed > 0 && outcome.output) stdout.write(`\n${outcome.output.trim()}\n\n`);
    if (outcome.interrupted) process.exit(130);
    sums.passed += outcome.passed;
    sums.failed += outcome.failed;
    sums.skipped += outcome.skipped;
  }
  return sums;
}

/** @param {Outcome} outcome */
function summaryOf({ passed, failed, skipped }) {
  if (failed > 0) return `FAILED: ${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${passed} passed, ${skipped} skipped` : `${passed} passed`;
}
