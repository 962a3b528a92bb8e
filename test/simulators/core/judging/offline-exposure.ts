import type { ApprovalSubject } from '../../../../electron/contract/approval.ts';
import type { JournalEntry, JournalPayload } from '../../../../electron/contract/journal-entry.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { CoreDatabase } from '../core-database.ts';
import { checkConsent } from './check-consent.ts';
import type { RejectionCode } from './rejection.ts';

/**
 * The core's own tally of what a terminal issued on its own word. An issuance counts with the last entry that says so:
 * a ticket spent, or the card handed over on the strength of one.
 */
export function noteOffline(
  database: CoreDatabase,
  { terminalId, seq }: JournalEntry,
  issuanceId: string,
): void {
  database
    .prepare(
      `INSERT INTO offline_issuance (issuance_id, terminal_id, seq, amount)
       SELECT issuance_id, i.terminal_id, @seq, e.entry ->> '$.payload.fee.amount'
       FROM issuance i JOIN entry e ON e.terminal_id = i.terminal_id AND e.seq = started_seq
       WHERE issuance_id = @issuanceId AND i.terminal_id = @terminalId
       ON CONFLICT (issuance_id) DO UPDATE SET seq = excluded.seq`,
    )
    .run({ issuanceId, terminalId, seq });
}

/** No card was handed over. */
export function forgetOffline(database: CoreDatabase, issuanceId: string): void {
  database.prepare('DELETE FROM offline_issuance WHERE issuance_id = ?').run(issuanceId);
}

/**
 * Judges what a beginning says of the exposure it comes on top of, before it is counted itself: nothing was left out,
 * nothing called acknowledged that was not, the caps are some that the branch was told, and none is passed without a
 * second person's consent to just that.
 */
export function judgeExposure(
  database: CoreDatabase,
  entry: JournalEntry,
  payload: JournalPayload<'SmartOtpIssuanceStarted'>,
): RejectionCode | undefined {
  const { ticketNo, exposure, fee } = payload;
  if ((ticketNo === null) !== (exposure === null)) return 'EXPOSURE_MISSTATED';
  if (exposure === null) return undefined;
  const { since, caps } = exposure;
  if (since > heldBefore(database, entry) || !wasTold(database, entry.terminalId, caps))
    return 'EXPOSURE_MISSTATED';
  const tally = tallySince(database, entry.terminalId, since);
  if (exposure.issuances < tally.issuances || exposure.won < tally.won) return 'EXPOSURE_MISSTATED';
  const withinCaps = exposure.issuances < caps.issuances && exposure.won + fee.amount <= caps.won;
  if (withinCaps) return undefined;
  const agreed = checkConsent(database, entry, 'OFFLINE_EXPOSURE', (subject) => isOfThis(payload, subject));
  return agreed === undefined ? undefined : 'OFFLINE_CAP_EXCEEDED';
}

/** Exactly this order, customer, card and fee on top of exactly that exposure. */
function isOfThis(
  { draftId, customerNo, serialNo, fee, exposure }: JournalPayload<'SmartOtpIssuanceStarted'>,
  subject: ApprovalSubject,
): boolean {
  return (
    subject.kind === 'OFFLINE_EXPOSURE' &&
    subject.orderId === draftId &&
    subject.customerNo === customerNo &&
    subject.serialNo === serialNo &&
    subject.fee === fee.amount &&
    canonicalJson(subject.exposure) === canonicalJson(exposure)
  );
}

/** The last entry this core held, and so may have acknowledged, before the batch with this one came. */
function heldBefore(database: CoreDatabase, { terminalId, seq }: JournalEntry): number {
  return (
    database
      .prepare<[string, number], number>('SELECT held_before FROM entry WHERE terminal_id = ? AND seq = ?')
      .pluck()
      .get(terminalId, seq) ?? 0
  );
}

function wasTold(
  database: CoreDatabase,
  terminalId: string,
  caps: { readonly issuances: number; readonly won: number },
): boolean {
  return (
    database
      .prepare(
        `SELECT 1 FROM feed_item WHERE item ->> '$.kind' = 'settings'
           AND branch_no = (SELECT branch_no FROM terminal WHERE terminal_id = @terminalId)
           AND item ->> '$.settings.offlineCaps.issuances' = @issuances
           AND item ->> '$.settings.offlineCaps.won' = @won`,
      )
      .get({ terminalId, issuances: caps.issuances, won: caps.won }) !== undefined
  );
}

/** What counts after an entry. What does not is dropped for good: nothing acknowledged is ever unacknowledged. */
function tallySince(
  database: CoreDatabase,
  terminalId: string,
  since: number,
): { readonly issuances: number; readonly won: number } {
  database.prepare('DELETE FROM offline_issuance WHERE terminal_id = ? AND seq <= ?').run(terminalId, since);
  const tally = database
    .prepare<[string], { issuances: number; won: number }>(
      'SELECT offline_issuances AS issuances, offline_won AS won FROM terminal WHERE terminal_id = ?',
    )
    .get(terminalId);
  if (tally === undefined) throw new Error('an entry of a terminal that is not in the books');
  return tally;
}
