import { z } from 'zod';
import { call, done, needs } from './call.ts';
import {
  ClaimDetail,
  ClaimReminder,
  ClaimRow,
  ClaimState,
  ClaimStatistics,
  RetentionView,
} from './claim-follow-up.ts';
import { claimRecords } from './claim-records.ts';
import { ClaimWithdrawalSubject } from './claim-withdrawal.ts';
import { personalDataRecords } from './personal-data.ts';
import { resultOf } from './result.ts';

/** Page ↔ desk: claims after they were filed. */

const ofClaim = z.strictObject({ claimId: z.uuid() });
const withdrawal = claimRecords.ClaimWithdrawn;

export const claimFollowUpCalls = {
  search: call
    .meta(needs('LOOK'))
    .input(
      z.strictObject({
        /** Part of a name, or of a number: the claim's, the core's, the customer's, the telephone's; empty finds all. */
        query: z.string().trim().max(60),
        state: ClaimState.nullable(),
        limit: z.int().min(1).max(500),
        /** How many stand above this page; it begins with the newest when left out. */
        skip: z.int().nonnegative().optional(),
      }),
    )
    .output(
      resultOf(
        z.strictObject({
          rows: z.array(ClaimRow),
          /** How many there are in all; counted with the first page alone. */
          total: z.int().nonnegative().nullable(),
        }),
      ),
    ),
  detail: call.meta(needs('LOOK')).input(ofClaim).output(resultOf(ClaimDetail)),
  /** Lists the papers that were taken in for a filed claim since, and sends them after it. */
  supplement: call.input(ofClaim).output(done),
  /** Records how far the refund procedure is by now; what is known already is recorded once. */
  recordRefund: call.input(claimRecords.RefundProcedureRecorded).output(done),
  prepareWithdrawal: call.input(withdrawal).output(resultOf(ClaimWithdrawalSubject)),
  withdraw: call.input(withdrawal.extend({ approvalRequestId: z.uuidv7() })).output(done),
  addNote: call.input(claimRecords.ClaimNoteAdded).output(done),
  /** Takes an objection in under an id the page has made; the same id again finds the same objection. */
  object: call
    .input(claimRecords.ObjectionFiled.pick({ objectionId: true, claimId: true, grounds: true }))
    .output(resultOf(z.strictObject({ provisionalNo: z.string() }))),
  /** Shows one field for a moment. Whoever asks has said why, and it stands in the journal. */
  unmask: call
    .input(personalDataRecords.PersonalDataUnmasked)
    .output(
      resultOf(z.strictObject({ values: z.array(z.string()).max(5_000), seconds: z.int().positive() })),
    ),
  reminders: call.meta(needs('LOOK')).output(resultOf(z.array(ClaimReminder).max(500))),
  statistics: call.meta(needs('LOOK')).output(resultOf(ClaimStatistics)),
  retention: call.meta(needs('DESTROY_PERSONAL_DATA')).output(resultOf(RetentionView)),
  /** Destroys what is past its time. */
  destroy: call
    .meta(needs('DESTROY_PERSONAL_DATA'))
    .output(resultOf(z.strictObject({ claims: z.int().nonnegative() }))),
};
