import { writeFileSync } from 'node:fs';

/** What a run of tests came to. `scripts/test.mjs` adds the counts of all runs up for its closing line. */
export interface TestCounts {
  passed: number;
  failed: number;
  skipped: number;
}

/**
 * Leaves the counts of a finished run in the file named by `TEST_COUNTS_FILE`, as JSON. A run that somebody
 * started by hand has no such file and leaves nothing.
 */
export function leaveCounts(counts: TestCounts): void {
  const file = process.env.TEST_COUNTS_FILE;
  if (file !== undefined) writeFileSync(file, JSON.stringify(counts));
}
