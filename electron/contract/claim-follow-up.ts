import { z } from 'zod';
import { ProvisionalNo } from './claim.ts';
import { RefundProcedure } from './claim-money.ts';
import { RefundPoint } from './claim-money-review.ts';
import { CaseElsewhere, ProgressEvent } from './claim-progress.ts';
import { AccidentMeans, AccidentType, Words } from './claim-reference.ts';
import { JournalType } from './journal-entry.ts';
import { LeftOutPaper } from './left-out-paper.ts';
import { CalendarDate, Instant } from './moment.ts';
import { PersonalField } from './personal-data.ts';
import { StaffNo } from './staff.ts';
import { Won } from './won.ts';

/** Where a filed claim stands: not yet heard of by the core, or by the core's last word. */
export const ClaimState = z.enum([
  'FILED',
  'RECEIVED',
  'HELD_FOR_EVIDENCE',
  'UNDER_REVIEW',
  'DOCUMENTS_WANTED',
  'INVESTIGATION',
  'DECIDED',
  'PAID',
  'REFUSED',
  'WITHDRAWN',
  'CLOSED',
]);
export type ClaimState = z.infer<typeof ClaimState>;

/** Where an entry stands with the core. */
const EntrySync = z.enum(['WAITING', 'STORED', 'ACCEPTED', 'REJECTED']);

/** A line of the list of filed claims. */
export const ClaimRow = z.strictObject({
  claimId: z.uuid(),
  provisionalNo: ProvisionalNo,
  /** Null until it arrives. */
  coreNo: z.string().nullable(),
  filedAt: Instant,
  /** Null once what was kept of the customer has been erased. */
  maskedName: z.string().nullable(),
  maskedPhone: z.string().nullable(),
  accidentType: AccidentType,
  means: AccidentMeans,
  accidentOn: CalendarDate,
  loss: Won,
  state: ClaimState,
  sync: EntrySync,
  maker: z.string(),
});
export type ClaimRow = z.infer<typeof ClaimRow>;

/** What happened to a claim, here or at the core, in the order of time. */
export const ClaimMoment = z.discriminatedUnion('from', [
  z.strictObject({
    from: z.literal('HERE'),
    at: Instant,
    seq: z.int().positive(),
    type: JournalType,
    actor: z.string(),
    sync: EntrySync,
    /** What was written with it: the words of a note, a withdrawal, an objection, an unmasking. */
    words: z.string().nullable(),
  }),
  z.strictObject({ from: z.literal('CORE'), at: Instant, event: ProgressEvent }),
]);
export type ClaimMoment = z.infer<typeof ClaimMoment>;

/** A paper of the claim as it stands now. */
export const PaperStanding = z.strictObject({
  paper: z.string(),
  name: Words,
  status: z.enum(['PRESENT', 'PENDING', 'WANTED', 'NOT_APPLICABLE']),
  until: CalendarDate.nullable(),
});
export type PaperStanding = z.infer<typeof PaperStanding>;

/** How a decided amount comes about; it explains what the core sent and is never reckoned before. */
export const DecisionView = z.strictObject({
  loss: Won,
  refund: Won,
  /** Loss without the refund. */
  base: Won,
  /** Hundredths of a per cent. */
  ratioBasisPoints: z.int(),
  amount: Won,
  /** Whether the amount is what the formula gives; else the bank's reasons say why not. */
  agrees: z.boolean(),
  reasons: z.array(Words),
});
export type DecisionView = z.infer<typeof DecisionView>;

export const ObjectionView = z.strictObject({
  objectionId: z.uuid(),
  provisionalNo: z.string(),
  coreNo: z.string().nullable(),
  receivedAt: Instant,
  dueOn: CalendarDate,
  /** Days until then; less than nothing when it has passed. */
  daysLeft: z.int(),
  /** REJECTED: the core has not taken it in, so that no answer is owed and another one may be filed. */
  state: z.enum(['FILED', 'RECEIVED', 'ANSWERED', 'REJECTED']),
  answer: Words.nullable(),
});
export type ObjectionView = z.infer<typeof ObjectionView>;

/** A claim after it was filed. */
export const ClaimDetail = z.strictObject({
  row: ClaimRow,
  /** What is masked, by field; empty once it was erased. */
  masked: z.partialRecord(PersonalField, z.string()),
  papers: z.array(PaperStanding),
  /** Papers that were filed before its correction and left out of it. */
  leftOut: z.array(
    z.strictObject({ ...LeftOutPaper.pick({ fileId: true, reason: true }).shape, name: Words }),
  ),
  decision: DecisionView.nullable(),
  refusal: z.strictObject({ code: z.string(), reason: Words }).nullable(),
  objections: z.array(ObjectionView),
  /** How far the refund procedure is by now, and its days, none before it is applied for; null once it is erased. */
  refund: z.strictObject({ known: RefundProcedure, timeline: z.array(RefundPoint).max(10) }).nullable(),
  course: z.array(ClaimMoment),
  /** Why the core did not accept it, if it did not. */
  rejection: Words.nullable(),
  /** When its time was over, and why. */
  erased: z.strictObject({ on: CalendarDate, basis: Words }).nullable(),
  /** What may be done about it now. */
  may: z.strictObject({
    supplement: z.boolean(),
    recordRefund: z.boolean(),
    withdraw: z.boolean(),
    object: z.boolean(),
  }),
  otherCases: z.array(CaseElsewhere),
});
export type ClaimDetail = z.infer<typeof ClaimDetail>;

/**
 * Something the branch has to think of: a paper that is to come, an answer the customer is owed, or a day of the refund
 * act's clock.
 */
export const ClaimReminder = z.strictObject({
  kind: z.enum([
    'PAPER_PENDING',
    'PAPER_WANTED',
    'OBJECTION_DUE',
    'REFUND_PAPERS',
    'REFUND_FURTHER_PAPERS',
    'REFUND_EXTINGUISHMENT',
    'REFUND_DECISION',
  ]),
  claimId: z.uuid(),
  number: z.string(),
  maskedName: z.string().nullable(),
  /** The paper; null of all else. */
  name: Words.nullable(),
  until: CalendarDate,
  daysLeft: z.int(),
  maker: StaffNo,
});
export type ClaimReminder = z.infer<typeof ClaimReminder>;

const counts = z.array(z.strictObject({ name: z.string(), n: z.int().nonnegative() }));

/** The branch's claims of the last half year in numbers. */
export const ClaimStatistics = z.strictObject({
  from: CalendarDate,
  to: CalendarDate,
  /** By week of filing; `week` is its Monday. ONLINE and other branches' are those of this branch's customers. */
  weeks: z.array(
    z.strictObject({ week: CalendarDate, branch: z.int().nonnegative(), online: z.int().nonnegative() }),
  ),
  byType: counts,
  byMeans: counts,
  byState: counts,
  /** Days from the accident to its intake; `name` is the last day of the span, the last one open. */
  byDelay: counts,
  /** Papers that were there at intake, of those wanted; `name` is the upper end in per cent. */
  byCompleteness: counts,
});
export type ClaimStatistics = z.infer<typeof ClaimStatistics>;

/** What is past its time, and what was destroyed before. */
export const RetentionView = z.strictObject({
  due: z.array(
    z.strictObject({
      claimId: z.uuid(),
      number: z.string(),
      endedOn: CalendarDate,
      keptUntil: CalendarDate,
      /** Why it is kept no longer, as the reference data words it. */
      basis: Words,
      rule: z.string(),
    }),
  ),
  done: z.array(
    z.strictObject({
      seq: z.int().positive(),
      at: Instant,
      /** Why, as the reference data of that day worded it. */
      basis: Words,
      claimId: z.uuid(),
      entries: z.int().nonnegative(),
      files: z.int().nonnegative(),
      sync: EntrySync,
    }),
  ),
});
export type RetentionView = z.infer<typeof RetentionView>;
