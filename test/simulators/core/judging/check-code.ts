import { isConfirmed } from '../test-otp.ts';
import type { IssuanceFile } from './issuance-file.ts';
import type { RejectionCode } from './rejection.ts';

/**
 * The card's code was checked: online by a test OTP that this core confirmed, offline by one of the card's tickets
 * that the journal had spent for this issuance before it was used.
 */
export function checkCode({ database, issued, card }: IssuanceFile): RejectionCode | undefined {
  if (card === undefined) return 'CARD_UNKNOWN';
  const { check } = issued.proof;
  if (check.kind === 'TEST_OTP') {
    const known = isConfirmed(database, check.confirmationNo, issued.issuanceId, card.serialNo);
    return known ? undefined : 'TEST_OTP_UNKNOWN';
  }
  const ticket = database
    .prepare<[string, number], { answer: string; spentBy: string | null }>(
      'SELECT answer_sha256 AS answer, spent_by AS spentBy FROM ticket WHERE serial_no = ? AND ticket_no = ?',
    )
    .get(card.serialNo, check.ticketNo);
  if (ticket?.answer !== check.answerSha256) return 'TICKET_WRONG';
  return ticket.spentBy === issued.issuanceId ? undefined : 'TICKET_SPENT';
}
