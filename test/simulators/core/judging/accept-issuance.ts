import { cardHeldBy, changeCard } from '../core-card.ts';
import { noteSmartOtp } from '../customer-book.ts';
import { captureDebit } from '../debit.ts';
import { nextNumber } from '../number-range.ts';
import { moveIssuance } from './course-of-issuance.ts';
import type { IssuanceFile } from './issuance-file.ts';

/** Activates the card: it is the customer's, the one it replaces is nobody's, the fee is taken. Gives the core's number. */
export function acceptIssuance({ database, terminal, issued, start, customer, card }: IssuanceFile): string {
  if (start === undefined || customer === undefined || card === undefined)
    throw new Error('accepted an issuance without start, customer or card');

  const replaced = cardHeldBy(database, customer.customerNo);
  if (replaced) {
    const { replacement } = start.payload;
    const gone = replacement === 'LOST' || replacement === 'STOLEN';
    changeCard(database, replaced, { status: gone ? 'LOST' : 'SPOILED' });
  }
  changeCard(database, card, { status: 'ISSUED', holder: customer.customerNo, assignedTo: null });
  noteSmartOtp(database, customer, true, terminal.branchNo);
  captureDebit(database, issued.issuanceId);
  moveIssuance(database, terminal.terminalId, issued.issuanceId, ['STARTED', 'REJECTED'], 'ACCEPTED');
  return nextNumber(database, 'ISSUANCE');
}
