import type { ProgressEvent } from '../../contract/claim-progress.ts';
import { type Won, won } from '../../contract/won.ts';

type Decision = Extract<ProgressEvent, { kind: 'DECIDED' }>;

/** How the amount of a decision comes about, won. */
export interface DecisionExplained {
  /** Loss without the refund: the refund extinguishes that part of the claim (refund act art. 12). */
  readonly base: Won;
  /** floor(base × ratio). */
  readonly byFormula: Won;
  /** Whether the decided amount is what the formula gives; if not, the bank's reasons say why. */
  readonly agrees: boolean;
}

/**
 * Explains a decision that the core has sent: (loss − refund) × ratio, fractions of a won dropped (domain.md section 1,
 * amount: 8,500,000 at 15 % is 1,275,000). Nobody here computes a ratio, or an amount before there is a decision.
 */
export function explainDecision({ loss, refund, ratioBasisPoints, amount }: Decision): DecisionExplained {
  const base = Math.max(0, loss - refund);
  // Exact: the product of a safe amount and a ratio need not be safe itself.
  const byFormula = Number((BigInt(base) * BigInt(ratioBasisPoints)) / 10_000n);
  return { base: won(base), byFormula: won(byFormula), agrees: byFormula === amount };
}
