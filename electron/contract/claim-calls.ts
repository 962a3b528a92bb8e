import { z } from 'zod';
import { call, done, needs } from './call.ts';
import { ClaimSection, ClaimStep } from './claim-draft.ts';
import { ClaimDraftRow, ClaimDraftView, ClaimReceipt, ClaimReview, DuplicateCheck } from './claim-intake.ts';
import { ClaimReference } from './claim-reference.ts';
import { Instant } from './moment.ts';
import { resultOf } from './result.ts';
import { StaffNo } from './staff.ts';

/** Page ↔ desk: taking a claim in, until it is filed. */

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
  /** Makes a draft again of a claim the core has rejected, or finds the one that was made; filing it sends it in its place. */
  correct: call.input(ofClaim).output(resultOf(ClaimDraftView)),
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
  /** Everything that still stands in the way of filing, and the checklist as it stands. */
  review: call.input(ofClaim).output(resultOf(ClaimReview)),
  /** Files the claim. Filed again it is found again, never a second one. */
  file: call.input(ofClaim).output(resultOf(ClaimReceipt)),
};
