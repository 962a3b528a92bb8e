import type { Database } from 'better-sqlite3';
import type { ClaimReminder } from '../../../contract/claim-follow-up.ts';
import { RefundProcedure } from '../../../contract/claim-money.ts';
import type { RefundPoint } from '../../../contract/claim-money-review.ts';
import type { CalendarDate } from '../../../contract/moment.ts';
import { readSettings } from '../../settings.ts';
import { addDays, BusinessCalendar } from '../business-calendar.ts';
import { claimReferenceOn } from '../claim-reference-book.ts';
import { datesOf, refundTimeline } from '../refund-clock.ts';
import { refundKnown } from './refund-known.ts';

/** Claims looked at, by days since something was said of the procedure: the longest took 307 (domain.md section 1, times and statistics). */
const lookBackDays = 400;
/** A day that passed is told of so long: whatever came of it nobody has recorded, and nobody is helped by it any more. */
const overdueDays = 30;

/** What of the refund act's clock is somebody's to think of; what only may come some day is not. */
const kindOf: Partial<Readonly<Record<RefundPoint['step'], ClaimReminder['kind']>>> = {
  PAPERS: 'REFUND_PAPERS',
  FURTHER_PAPERS: 'REFUND_FURTHER_PAPERS',
  EXTINGUISHMENT: 'REFUND_EXTINGUISHMENT',
  REFUND_DECISION: 'REFUND_DECISION',
};

interface Row {
  readonly claimId: string;
  readonly number: string;
  readonly customerName: string | null;
  readonly maker: string;
  readonly refund: string;
  readonly referenceFrom: CalendarDate;
}

/** A day of the refund procedure that comes up, or has passed. */
export interface RefundReminder extends Pick<Row, 'claimId' | 'number' | 'customerName' | 'maker'> {
  readonly kind: ClaimReminder['kind'];
  readonly until: CalendarDate;
}

/**
 * Days of the refund procedure of claims under way, reckoned anew for today from what is known of each by now.
 *
 * @param until the last day thought of now
 */
export function refundReminders(
  connection: Database,
  today: CalendarDate,
  until: CalendarDate,
): RefundReminder[] {
  const calendar = new BusinessCalendar(readSettings(connection)?.holidays ?? []);
  return connection
    .prepare<{ from: CalendarDate }, Row>(`
      SELECT c.claim_id AS claimId, coalesce(o.core_no, c.provisional_no) AS number, c.customer_name AS customerName,
        j.actor AS maker, ${refundKnown('c.claim_id', 'j')} AS refund,
        json_extract(j.payload, '$.referenceFrom') AS referenceFrom
      FROM (
          SELECT json_extract(payload, '$.claimId') AS claim_id FROM journal
          WHERE type IN ('ClaimFiled', 'ClaimCorrected') AND json_extract(payload, '$.money.refund.applied') = 1
            AND business_date >= @from
          UNION SELECT json_extract(payload, '$.claimId') FROM journal
          WHERE type = 'RefundProcedureRecorded' AND business_date >= @from) said
        CROSS JOIN claim c ON c.claim_id = said.claim_id JOIN journal j ON j.seq = c.stands_by
        LEFT JOIN outcome o ON o.seq = j.seq
      WHERE c.erased_by IS NULL AND c.withdrawn_by IS NULL AND o.verdict IS NOT 'REJECTED'
        AND c.state NOT IN ('PAID', 'REFUSED', 'WITHDRAWN', 'CLOSED')`)
    .all({ from: addDays(today, -lookBackDays) })
    .flatMap(({ refund, referenceFrom, ...claim }) => {
      const reference = claimReferenceOn(connection, referenceFrom);
      const known = RefundProcedure.parse(JSON.parse(refund));
      // The core may have rejected the application that was handed in later.
      if (!reference.ok || !known.applied) return [];
      return refundTimeline(datesOf(known), reference.value.clocks, calendar, today).flatMap(
        ({ step, on, certainty }) => {
          const kind = kindOf[step];
          if (kind === undefined || (certainty !== 'DUE' && certainty !== 'LAPSED')) return [];
          return on <= until && on >= addDays(today, -overdueDays) ? [{ ...claim, kind, until: on }] : [];
        },
      );
    });
}
