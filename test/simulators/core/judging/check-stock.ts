import { settingsOf } from '../reference-data.ts';
import type { IssuanceFile } from './issuance-file.ts';
import type { RejectionCode } from './rejection.ts';

/**
 * The card that proved itself is the one of the serial number, in this branch's stock, nobody's yet, and in the hands
 * of the teller who issued it: their own, or from the open stock where cards are not handed out one by one.
 */
export function checkStock({
  database,
  terminal,
  issued,
  start,
  card,
}: IssuanceFile): RejectionCode | undefined {
  if (start === undefined) return 'ISSUANCE_NOT_STARTED';
  if (card === undefined) return 'CARD_UNKNOWN';
  const { cardIdentity } = start.payload;
  const same =
    card.serialNo === issued.serialNo &&
    card.identity.source === cardIdentity.source &&
    card.identity.value === cardIdentity.value;
  if (!same) return 'CARD_IDENTITY_DIFFERS';
  if (card.branchNo !== terminal.branchNo) return 'CARD_OF_ANOTHER_BRANCH';
  if (card.status !== 'IN_STOCK') return 'CARD_NOT_IN_STOCK';
  const open = settingsOf(database, terminal.branchNo)?.cardsAssignedToTellers === false;
  const own = card.assignedTo === start.entry.actor || (open && card.assignedTo === null);
  return own ? undefined : 'CARD_OF_ANOTHER_TELLER';
}
