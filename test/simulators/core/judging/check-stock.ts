import type { IssuanceFile } from './issuance-file.ts';
import type { RejectionCode } from './rejection.ts';

/** The card that proved itself is the one of the serial number, in this branch's stock, and nobody's yet. */
export function checkStock({ terminal, issued, start, card }: IssuanceFile): RejectionCode | undefined {
  if (start === undefined) return 'ISSUANCE_NOT_STARTED';
  if (card === undefined) return 'CARD_UNKNOWN';
  const { cardIdentity } = start.payload;
  const same =
    card.serialNo === issued.serialNo &&
    card.identity.source === cardIdentity.source &&
    card.identity.value === cardIdentity.value;
  if (!same) return 'CARD_IDENTITY_DIFFERS';
  if (card.branchNo !== terminal.branchNo) return 'CARD_OF_ANOTHER_BRANCH';
  return card.status === 'IN_STOCK' ? undefined : 'CARD_NOT_IN_STOCK';
}
