import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runQuietly } from './setup/child.mjs';
import type { Counts, Outcome, Stage } from './stages.ts';

/**
 * A run of tests by vitest or Playwright, as a stage. The runner's reporter (test/reporting) leaves what it counted
 * in the file that `TEST_COUNTS_FILE` names.
 */
export function testRun(name: string, program: string, args: readonly string[]): Stage {
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
 */
export function outcomeOf(run: { exitCode: number; output: string }, counts: Counts | undefined): Outcome {
  const { exitCode, output } = run;
  if (counts === undefined) {
    return { passed: 0, failed: 1, skipped: 0, note: `no counts left, exit code ${exitCode}`, output };
  }
  if (counts.failed > 0) return { ...counts, output };
  if (exitCode !== 0)
    return { ...counts, failed: 1, note: `exit code ${exitCode}, but no failed test`, output };
  if (counts.passed === 0) return { ...counts, failed: 1, note: 'no test ran', output };
  return counts;
}
