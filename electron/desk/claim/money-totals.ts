import type { ClaimMoneyDraft, MovementDraft } from '../../contract/claim-draft.ts';
import type { MoneyTotals } from '../../contract/claim-money-review.ts';
import { type Won, won } from '../../contract/won.ts';
import { decimalSum } from './decimal-sum.ts';

/**
 * Sums of the movements entered so far; what has no amount yet counts nothing. Virtual assets count with what they were
 * worth, won, and are summed per asset besides.
 *
 * @returns null when a sum is larger than whole won can be counted exactly (2^53 − 1)
 */
export function moneyTotals({ movements = [], refund }: ClaimMoneyDraft): MoneyTotals | null {
  const sumOf = (counts: (movement: MovementDraft) => boolean): number =>
    movements.reduce((sum, movement) => sum + (counts(movement) ? (movement.amount ?? 0) : 0), 0);
  const loss = sumOf(() => true);
  const frozen = movements.reduce((sum, movement) => sum + frozenOf(movement), 0);
  // Sums of non-negative whole numbers: once one is no longer exact, it is no longer safe either.
  if (!Number.isSafeInteger(loss) || !Number.isSafeInteger(frozen)) return null;

  const refunded = refund?.refund ?? won(0);
  return {
    loss: won(loss),
    transfers: won(sumOf(({ kind }) => kind === 'TRANSFER')),
    loans: won(sumOf(({ kind }) => kind === 'LOAN')),
    cardUse: won(sumOf(({ kind }) => kind === 'CARD_USE')),
    toExchanges: won(sumOf(({ to }) => to?.kind === 'EXCHANGE')),
    assets: assetTotals(movements),
    frozen: won(frozen),
    refund: refunded,
    remaining: won(Math.max(0, loss - refunded)),
  };
}

/** What is kept on the account this movement went to, won. */
export const frozenOf = ({ suspension }: MovementDraft): Won | 0 =>
  suspension?.state === 'ANSWERED' ? suspension.frozen : 0;

function assetTotals(movements: readonly MovementDraft[]): { symbol: string; quantity: string }[] {
  const quantities = new Map<string, string[]>();
  for (const { asset } of movements) {
    if (asset) quantities.set(asset.symbol, [...(quantities.get(asset.symbol) ?? []), asset.quantity]);
  }
  return [...quantities]
    .map(([symbol, all]) => ({ symbol, quantity: decimalSum(all) }))
    .sort((a, b) => (a.symbol < b.symbol ? -1 : 1));
}
