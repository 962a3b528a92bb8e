import type { FullResult, Reporter, Suite, TestError } from '@playwright/test/reporter';
import { leaveCounts } from './leave-counts.ts';

/** Counts what Playwright really ran, test by test, for the closing line of `npm test`. */
export default class PlaywrightCount implements Reporter {
  #suite: Suite | undefined;
  #errorsOutsideTests = 0;

  onBegin(_config: unknown, suite: Suite): void {
    this.#suite = suite;
  }

  /** An error that belongs to no test: a file that could not be loaded, a global set-up that failed. */
  onError(_error: TestError): void {
    this.#errorsOutsideTests += 1;
  }

  onEnd(result: FullResult): void {
    const counts = { passed: 0, failed: this.#errorsOutsideTests, skipped: 0 };
    for (const test of this.#suite?.allTests() ?? []) {
      const outcome = test.outcome();
      if (outcome === 'expected') counts.passed += 1;
      // A test that the end of an interrupted run never reached counts as skipped to Playwright, but not here.
      else if (outcome === 'skipped' && test.expectedStatus === 'skipped') counts.skipped += 1;
      else counts.failed += 1;
    }
    if (result.status !== 'passed' && counts.failed === 0) counts.failed = 1;
    leaveCounts(counts);
  }
}
