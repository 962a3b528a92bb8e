import { z } from 'zod';
import { call, done, needs } from './call.ts';
import { ProvisionalNo } from './claim.ts';
import { ClaimDraft, ClaimSection, ClaimStep } from './claim-draft.ts';
import { CaseElsewhere } from './claim-progress.ts';
import { AccidentMeans, ClaimReference } from './claim-reference.ts';
import { CustomerView } from './customer.ts';
import { CalendarDate, Instant } from './moment.ts';
import { Problem } from './problem.ts';
import { resultOf } from './result.ts';
import { StaffNo } from './staff.ts';

/** Page ↔ desk: taking a claim in, until it is filed. */

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
  /** NOT_DONE while the line is down: what is shown is what this terminal knows, and the core looks again. */
  check: z.enum(['DONE', 'NOT_DONE']),
  cases: z.array(ExistingCase).max(50),
});
export type DuplicateCheck = z.infer<typeof DuplicateCheck>;

const ofClaim = z.strictObject({ claimId: z.uuid() });

export const claimIntakeCalls = {
  /** The reference data in force today. */
  reference: call.meta(needs('LOOK')).output(resultOf(ClaimReference)),
  /** Unfinished claims: the caller's own; a supervisor sees everybody's. */
  drafts: call.output(resultOf(z.array(ClaimDraftRow))),
  /** Begins a claim under an id the page has made; the same id again finds what was begun. */
  begin: call.input(ofClaim).output(resultOf(ClaimDraftView)),
  resume: call.input(ofClaim).output(resultOf(ClaimDraftView)),
  /** Saves one section whole, and where the teller is. */
  saveDraft: call
    .input(z.strictObject({ claimId: z.uuid(), step: ClaimStep, section: ClaimSection }))
    .output(resultOf(z.strictObject({ savedAt: Instant }))),
  /** The number of an identity document goes in and never comes back but masked. Null takes it out again. */
  saveIdentityNumber: call
    .input(
      z.strictObject({
        claimId: z.uuid(),
        whose: z.enum(['customer', 'representative']),
        number: z
          .string()
          .regex(/^[0-9A-Z]{6,20}$/)
          .nullable(),
      }),
    )
    .output(resultOf(z.strictObject({ savedAt: Instant, masked: z.string().nullable() }))),
  discard: call.input(ofClaim).output(done),
  /** Colleagues who may take an unfinished claim over. */
  colleagues: call
    .meta(needs('HAND_OVER_CLAIMS'))
    .output(resultOf(z.array(z.strictObject({ staffNo: StaffNo, name: z.string() })))),
  handOver: call
    .meta(needs('HAND_OVER_CLAIMS'))
    .input(z.strictObject({ claimId: z.uuid(), to: StaffNo }))
    .output(done),
  /** Other cases of the draft's customer, here and elsewhere. */
  duplicates: call.input(ofClaim).output(resultOf(DuplicateCheck)),
};
