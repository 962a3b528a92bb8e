import { z } from 'zod';
import { Words } from './claim-reference.ts';
import { CustomerNo } from './customer.ts';
import { Sha256 } from './hex.ts';
import { CalendarDate, Instant } from './moment.ts';
import { Won } from './won.ts';

/** What happened to a case at the core. */
export const ProgressEvent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('RECEIVED') }),
  /** Files the claim lists and the core has not got. */
  z.strictObject({ kind: z.literal('HELD_FOR_EVIDENCE'), missing: z.array(Sha256).max(500) }),
  z.strictObject({ kind: z.literal('UNDER_REVIEW') }),
  z.strictObject({
    kind: z.literal('DOCUMENTS_WANTED'),
    papers: z.array(z.strictObject({ paper: z.string().max(40), name: Words, until: CalendarDate })).max(60),
  }),
  z.strictObject({ kind: z.literal('INVESTIGATION') }),
  z.strictObject({
    kind: z.literal('DECIDED'),
    /** Won. The bank has reckoned: amount = floor((loss − refund) × ratio). */
    loss: Won,
    refund: Won,
    /** Hundredths of a per cent: 15 % is 1,500. */
    ratioBasisPoints: z.int().min(0).max(10_000),
    amount: Won,
    reasons: z.array(Words).max(20),
  }),
  z.strictObject({ kind: z.literal('OBJECTION_RECEIVED'), dueOn: CalendarDate }),
  z.strictObject({ kind: z.literal('OBJECTION_ANSWERED'), answer: Words }),
  z.strictObject({ kind: z.literal('PAID'), amount: Won, on: CalendarDate }),
  z.strictObject({ kind: z.literal('REFUSED'), code: z.string().max(60), reason: Words }),
  z.strictObject({ kind: z.literal('WITHDRAWN') }),
  z.strictObject({ kind: z.literal('CLOSED') }),
]);
export type ProgressEvent = z.infer<typeof ProgressEvent>;

/** One step of a case's course, numbered 1, 2, 3 … per case, so that hearing it twice changes nothing. */
export const ClaimProgress = z.strictObject({
  coreNo: z.string().min(1).max(40),
  progressNo: z.int().positive(),
  /** The claim or objection of this branch that it is about; null: filed elsewhere. */
  claimId: z.uuid().nullable(),
  at: Instant,
  event: ProgressEvent,
});
export type ClaimProgress = z.infer<typeof ClaimProgress>;

/** A case of a customer that was filed at another terminal or online: for the duplicate check and the statistics. */
export const CaseElsewhere = z.strictObject({
  coreNo: z.string().min(1).max(40),
  customerNo: CustomerNo,
  kind: z.enum(['CLAIM', 'OBJECTION', 'DISPUTE']),
  filedAt: Instant,
  channel: z.enum(['BRANCH', 'ONLINE']),
  branchNo: z
    .string()
    .regex(/^[0-9]{4}$/)
    .nullable(),
  state: z.enum(['OPEN', 'DECIDED', 'PAID', 'REFUSED', 'WITHDRAWN', 'CLOSED']),
  accidentOn: CalendarDate,
});
export type CaseElsewhere = z.infer<typeof CaseElsewhere>;
