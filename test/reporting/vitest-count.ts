import type { Reporter, SerializedError, TestModule } from 'vitest/node';
import { leaveCounts } from './leave-counts.ts';

/** Counts what vitest really ran, test by test, for the closing line of `npm test`. */
export default class VitestCount implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) {
      let failedTests = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        // "pending": the run ended before the test did.
        if (state === 'passed' || state === 'skipped') counts[state] += 1;
        else failedTests += 1;
      }
      // A file that could not be loaded, or whose hook failed, has no failed test to show for it.
      counts.failed += failedTests === 0 && module.state() === 'failed' ? 1 : failedTests;
    }
    leaveCounts(counts);
  }
}
