import type { Check, Finding } from '../report/report.ts';

/** A finding, and what the next checks can go on with; null when they can't. */
export interface Checked<T> {
  readonly finding: Finding;
  readonly value: T | null;
}

/** What can't be looked at before `needs` is mended. */
export const skipped = (check: Check, needs: Check): Finding => ({
  check,
  state: 'SKIPPED',
  problem: null,
  detail: { needs },
});
