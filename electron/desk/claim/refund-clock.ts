import type { ClaimMoneyDraft } from '../../contract/claim-draft.ts';
import type { RefundPoint } from '../../contract/claim-money-review.ts';
import type { ClaimReference } from '../../contract/claim-reference.ts';
import { type CalendarDate, seoulDateOf } from '../../contract/moment.ts';
import { addDays, type BusinessCalendar } from './business-calendar.ts';

/** Lengths of the periods; reference data, since the Decree is amended now and then (last in 2026). */
export type RefundClockLengths = ClaimReference['clocks'];

/** What is known of a case's refund procedure; null for what has not happened, or is not known. */
export interface RefundDates {
  /** The suspension was asked for by phone or by word of mouth, so that papers follow. */
  readonly urgentReportOn: CalendarDate | null;
  readonly papersOn: CalendarDate | null;
  /** The bank's notice that sets further days. */
  readonly finalNoticeOn: CalendarDate | null;
  readonly announcedOn: CalendarDate | null;
  readonly decidedOn: CalendarDate | null;
}

/** The days of what a claim says of the procedure. */
export const datesOf = (refund: ClaimMoneyDraft['refund']): RefundDates => ({
  urgentReportOn: refund?.reportedAt ? seoulDateOf(refund.reportedAt) : null,
  papersOn: refund?.papersOn ?? null,
  finalNoticeOn: refund?.finalNoticeOn ?? null,
  announcedOn: refund?.announcedOn ?? null,
  decidedOn: refund?.decidedOn ?? null,
});

/**
 * The refund procedure of one case as dated points, in the order of the procedure. What the law leaves open in time
 * (how soon the supervisor announces) is told as the earliest day, never as a promise. A case without any report has no
 * points.
 *
 * @param today business date; decides which due days have lapsed
 */
export function refundTimeline(
  procedure: RefundDates,
  lengths: RefundClockLengths,
  calendar: BusinessCalendar,
  today: CalendarDate,
): RefundPoint[] {
  const filing = filingPoints(procedure, lengths, calendar, today);
  const last = filing.at(-1);
  if (last === undefined) return [];
  if (last.step === 'FURTHER_PAPERS' && last.certainty === 'LAPSED' && procedure.announcedOn === null) {
    // Deemed not filed (Decree art. 3(3)): nothing follows.
    return filing;
  }
  const { announcedOn, decidedOn } = procedure;
  const decided: RefundPoint[] =
    decidedOn === null ? [] : [{ step: 'REFUND_DECISION', on: decidedOn, certainty: 'HAPPENED' }];
  // Decided without anybody here having heard of the announcement: what is past is not reckoned.
  if (announcedOn === null && decidedOn !== null) return [...filing, ...decided];

  const announcement = announcedOn ?? calendar.onOrAfter(today);
  const extinguishment = calendar.afterMonths(announcement, lengths.announcementMonths);
  // Extinguished as the day after begins, which therefore counts (Civil Act art. 157): the same as days after this one.
  const decision = calendar.afterDays(extinguishment, lengths.decisionDays);
  const known = announcedOn !== null;
  return [
    ...filing,
    { step: 'ANNOUNCEMENT', on: announcement, certainty: known ? 'HAPPENED' : 'EARLIEST' },
    {
      step: 'EXTINGUISHMENT',
      on: extinguishment,
      certainty: known ? (extinguishment < today ? 'HAPPENED' : 'DUE') : 'EARLIEST',
    },
    ...(decidedOn === null
      ? [
          {
            step: 'REFUND_DECISION' as const,
            on: decision,
            certainty: known ? due(decision, today) : ('EARLIEST' as const),
          },
        ]
      : decided),
  ];
}

/** Reporting the fraud and handing in the papers. */
function filingPoints(
  { urgentReportOn, papersOn, finalNoticeOn }: RefundDates,
  lengths: RefundClockLengths,
  calendar: BusinessCalendar,
  today: CalendarDate,
): RefundPoint[] {
  if (urgentReportOn === null) {
    return papersOn === null ? [] : [{ step: 'PAPERS', on: papersOn, certainty: 'HAPPENED' }];
  }
  const report: RefundPoint = { step: 'URGENT_REPORT', on: urgentReportOn, certainty: 'HAPPENED' };
  if (papersOn !== null) return [report, { step: 'PAPERS', on: papersOn, certainty: 'HAPPENED' }];
  const papersDue = calendar.afterBusinessDays(urgentReportOn, lengths.papersBusinessDays);
  const papers: RefundPoint = { step: 'PAPERS', on: papersDue, certainty: due(papersDue, today) };
  if (finalNoticeOn !== null) {
    const furtherDue = calendar.afterDays(finalNoticeOn, lengths.finalNoticeDays);
    return [report, papers, { step: 'FURTHER_PAPERS', on: furtherDue, certainty: due(furtherDue, today) }];
  }
  if (papers.certainty === 'DUE') return [report, papers];
  // The bank gives notice at any time from now, and only then do the further days begin.
  const earliest = calendar.afterDays(latest(addDays(papersDue, 1), today), lengths.finalNoticeDays);
  return [report, papers, { step: 'FURTHER_PAPERS', on: earliest, certainty: 'EARLIEST' }];
}

/**
 * The last day of the bank's answer to an objection (Decree of the Electronic Financial Transactions Act art. 14; a
 * clock of its own, domain.md section 1, result and objection).
 */
export const objectionAnswerDue = (
  filedOn: CalendarDate,
  { objectionDays }: RefundClockLengths,
  calendar: BusinessCalendar,
): CalendarDate => calendar.afterDays(filedOn, objectionDays);

const due = (on: CalendarDate, today: CalendarDate): 'DUE' | 'LAPSED' => (on < today ? 'LAPSED' : 'DUE');
const latest = (a: CalendarDate, b: CalendarDate): CalendarDate => (a > b ? a : b);
