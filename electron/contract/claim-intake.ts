import { z } from 'zod';
import { ChecklistItem, ProvisionalNo } from './claim.ts';
import { ClaimDraft, ClaimStep } from './claim-draft.ts';
import { CaseElsewhere } from './claim-progress.ts';
import { AccidentMeans, PaperRule } from './claim-reference.ts';
import { CustomerView } from './customer.ts';
import { CalendarDate, Instant } from './moment.ts';
import { Problem } from './problem.ts';
import { Rejection } from './rejection.ts';
import { StaffNo } from './staff.ts';

/** What the page sees of a claim that is being taken in. */

/** A line of the list of unfinished claims. */
export const ClaimDraftRow = z.strictObject({
  claimId: z.uuid(),
  maker: StaffNo,
  makerName: z.string(),
  /** Whether the one who asks may go on with it. */
  mine: z.boolean(),
  step: ClaimStep,
  /** Null until a customer is chosen. */
  maskedName: z.string().nullable(),
  means: AccidentMeans.nullable(),
  begunAt: Instant,
  savedAt: Instant,
});
export type ClaimDraftRow = z.infer<typeof ClaimDraftRow>;

export const ClaimDraftView = z.strictObject({
  draft: ClaimDraft,
  savedAt: Instant,
  customer: CustomerView.nullable(),
  /** Whether the customer is under age and needs a legal representative. */
  needsLegalRepresentative: z.boolean(),
  /** Why this customer's claim can't be taken in at all, with where to send them; null: it can. */
  stopped: Problem.nullable(),
  maskedIdentityNumbers: z.strictObject({
    customer: z.string().nullable(),
    representative: z.string().nullable(),
  }),
  /** Of a claim that was filed and is being corrected: why the core rejected it. Null for a new one. */
  corrects: Rejection.nullable(),
  /** Set when an older program had saved it and not all of it fitted: the fields to be asked again. */
  broughtForward: z.strictObject({ asked: z.array(z.string().max(120)).max(500) }).nullable(),
});
export type ClaimDraftView = z.infer<typeof ClaimDraftView>;

/** Another case of the same customer. */
export const ExistingCase = z.discriminatedUnion('where', [
  z.strictObject({
    where: z.literal('HERE'),
    claimId: z.uuid(),
    provisionalNo: ProvisionalNo,
    /** Null until it arrives. */
    coreNo: z.string().nullable(),
    filedAt: Instant,
    accidentOn: CalendarDate,
    state: z.enum(['FILED', 'WITHDRAWN']),
  }),
  z.strictObject({ where: z.literal('ELSEWHERE'), case: CaseElsewhere }),
]);
export type ExistingCase = z.infer<typeof ExistingCase>;

export const DuplicateCheck = z.strictObject({
  /** NOT_DONE where the core has not answered at this visit: what is shown is what this terminal knows. */
  check: z.enum(['DONE', 'NOT_DONE']),
  cases: z.array(ExistingCase).max(50),
});
export type DuplicateCheck = z.infer<typeof DuplicateCheck>;

/** Something that stands in the way of filing: where it is, and its sentences. */
const ClaimObjection = z.strictObject({
  section: ClaimStep,
  /** The field it is about, as a path in its section: `contact.phone`, `movements.2.amount`; empty: the section. */
  field: z.string().max(120),
  problem: Problem,
});
export type ClaimObjection = z.infer<typeof ClaimObjection>;

/** A line of the checklist while a claim is being taken in. */
const ChecklistLine = z.strictObject({
  rule: PaperRule,
  /** How many files of this paper there are. */
  files: z.int().nonnegative(),
  /** The latest date a paper that follows may be promised for; null: it may not follow. */
  latest: CalendarDate.nullable(),
  /** How it would be filed now; null: neither a file nor a word that counts. */
  item: ChecklistItem.nullable(),
});
export type ChecklistLine = z.infer<typeof ChecklistLine>;

export const ClaimReview = z.strictObject({
  objections: z.array(ClaimObjection).max(6_000),
  checklist: z.array(ChecklistLine).max(60),
});
export type ClaimReview = z.infer<typeof ClaimReview>;

/** What the customer leaves with. */
export const ClaimReceipt = z.strictObject({
  claimId: z.uuid(),
  provisionalNo: ProvisionalNo,
  /** Null until it has arrived from the core. */
  coreNo: z.string().nullable(),
  filedAt: Instant,
});
export type ClaimReceipt = z.infer<typeof ClaimReceipt>;
