import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runQuietly } from './setup/child.mjs';

/**
 * A run of tests by vitest or Playwright, as a stage. The runner's reporter (test/reporting) leaves what it counted
 * in a file.
 *
 * @param {string} name
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {import('./stages.mjs').Stage}
 */
export function testRun(name, program, args) {
  return {
    name,
    async run() {
      const folder = mkdtempSync(join(tmpdir(), 'branch-teller-counts-'));
      const countsFile = join(folder, 'counts.json');
      try {
        const run = await runQuietly(program, args, { ...process.env, TEST_COUNTS_FILE: countsFile });
        const counts = existsSync(countsFile) ? JSON.parse(readFileSync(countsFile, 'utf8')) : undefined;
        return { ...outcomeOf(run, counts), interrupted: run.interrupted };
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  };
}

/**
 * What a finished run came to. A run that proves nothing is a failure: a runner that crashed, left no counts, or
 * ran no test at all.
 *
 * @param {{ exitCode: number, output: string }} run
 * @param {{ passed: number, failed: number, skipped: number } | undefined} counts
 * @returns {import('./stages.mjs').Outcome}
 */
export function outcomeOf({ exitCode, output }, counts) {
  if (counts === undefined) {
    return { passed: 0, failed: 1, skipped: 0, note: `no counts left, exit code ${exitCode}`, output };
  }
  if (counts.failed > 0) return { ...counts, output };
  if (exitCode !== 0)
    return { ...counts, failed: 1, note: `exit code ${exitCode} with no failed test`, output };
  if (counts.passed === 0) return { ...counts, failed: 1, note: 'no test ran', output };
  return counts;
}
