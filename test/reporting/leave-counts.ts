import { writeFileSync } from 'node:fs';
import type { Counts } from '../../scripts/stages.ts';

/**
 * Leaves the counts of a finished run in the file named by `TEST_COUNTS_FILE`, as JSON. A run that somebody
 * started by hand has no such file and leaves nothing.
 */
export function leaveCounts(counts: Counts): void {
  const file = process.env.TEST_COUNTS_FILE;
  if (file !== undefined) writeFileSync(file, JSON.stringify(counts));
}
