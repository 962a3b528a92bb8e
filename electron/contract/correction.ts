import { z } from 'zod';
import { call, done } from './call.ts';
import { ProvisionalNo } from './claim.ts';
import {
  CardAfterReversal,
  CorrectionReason,
  RecallContact,
  RecallOutcome,
  Refund,
  ReversalReason,
  WithdrawalReason,
} from './correction-records.ts';
import { IdentityDocument, IdentityDocumentKind, IssuancePapers } from './issuance.ts';
import { JournalType } from './journal-entry.ts';
import { CalendarDate, Instant } from './moment.ts';
import { Rejection } from './rejection.ts';
import { resultOf } from './result.ts';
import { StaffNo } from './staff.ts';
import { ReversalSubject, WithdrawalSubject } from './undoing.ts';
import { Won } from './won.ts';

/** Page ↔ desk: the correction queue. */

/** OPEN needs a person; RESENT waits for the core's word on a correction; the others say how it ended. */
const CaseState = z.enum(['OPEN', 'RESENT', 'CORRECTED', 'REVERSED', 'WITHDRAWN']);

/** A card that is to come back, and where it is by the last word of it. */
const RecallView = z.strictObject({
  outcome: RecallOutcome,
  /** How and when the customer was told last; null while nobody has told them. */
  contact: RecallContact.nullable(),
  contactedAt: Instant.nullable(),
});

/** The issuance a rejected record is about. */
const CaseIssuance = z.strictObject({
  issuanceId: z.uuid(),
  startedAt: Instant,
  maskedName: z.string(),
  customerNo: z.string(),
  serialNo: z.string(),
  fee: Won,
  feeMethod: z.enum(['CASH', 'DEBIT', 'WAIVED']),
  recall: RecallView.nullable(),
});

/** The claim a rejected record is about. */
const CaseClaim = z.strictObject({
  claimId: z.uuid(),
  provisionalNo: ProvisionalNo,
  /** Null once it has been erased. */
  maskedName: z.string().nullable(),
  accidentOn: CalendarDate,
  loss: Won,
  /** Whether somebody is at its correction already. */
  beingCorrected: z.boolean(),
});

/** A rejected record: why, whose, how old, and where it stands. */
export const CorrectionCase = z.strictObject({
  /** Number of the entry whose rejection opened the case. */
  caseNo: z.int().positive(),
  state: CaseState,
  rejection: Rejection,
  /** Of the entry that opened the case. */
  recordedAt: Instant,
  type: JournalType,
  maker: z.string(),
  /** Null for a record that is about no issuance. */
  issuance: CaseIssuance.nullable(),
  /** Null for a record that is about no claim. */
  claim: CaseClaim.nullable(),
});
export type CorrectionCase = z.infer<typeof CorrectionCase>;

/** A case with everything that happened in it. */
export const CorrectionDetail = z.strictObject({
  entry: CorrectionCase,
  /** What was seen of the customer, as it was last recorded; null for a record that is about no issuance. */
  papers: IssuancePapers.omit({ identityDocument: true })
    .extend({
      identityDocumentKind: IdentityDocumentKind,
      maskedIdentityDocument: z.string(),
      needsLegalRepresentative: z.boolean(),
    })
    .nullable(),
  /** What goes back to the customer if the issuance is reversed; null where there is nothing to reverse. */
  refund: Refund.nullable(),
  course: z.array(
    z.strictObject({
      seq: z.int().positive(),
      type: JournalType,
      occurredAt: Instant,
      actor: z.string(),
      approver: StaffNo.nullable(),
      sync: z.enum(['WAITING', 'STORED', 'ACCEPTED', 'REJECTED']),
      rejection: Rejection.nullable(),
    }),
  ),
});
export type CorrectionDetail = z.infer<typeof CorrectionDetail>;

/** A card still out whose issuance is no longer in the queue. */
export const OpenRecall = CaseIssuance;
export type OpenRecall = z.infer<typeof OpenRecall>;

/** What is asked for; the desk makes of it exactly what a second person consents to. */
const ReversalWish = z.strictObject({
  issuanceId: z.uuid(),
  reason: ReversalReason,
  /** Ignored where the card has been recalled: then the recall says where it is. */
  card: CardAfterReversal,
});
export type ReversalWish = z.infer<typeof ReversalWish>;

export const ReversalOrder = ReversalWish.extend({ approvalRequestId: z.uuidv7() });
export type ReversalOrder = z.infer<typeof ReversalOrder>;

export const Reversed = z.strictObject({ receiptNo: z.string(), refund: Refund });
export type Reversed = z.infer<typeof Reversed>;

export const CorrectionOrder = z.strictObject({
  caseNo: z.int().positive(),
  /** The identity document is null where it stays as it was recorded. */
  papers: IssuancePapers.extend({ identityDocument: IdentityDocument.nullable() }),
  reason: CorrectionReason,
});
export type CorrectionOrder = z.infer<typeof CorrectionOrder>;

export const RecallOrder = z.strictObject({
  issuanceId: z.uuid(),
  contact: RecallContact,
  outcome: RecallOutcome,
});
export type RecallOrder = z.infer<typeof RecallOrder>;

const WithdrawalWish = z.strictObject({ caseNo: z.int().positive(), reason: WithdrawalReason });
export type WithdrawalWish = z.infer<typeof WithdrawalWish>;

export const WithdrawalOrder = WithdrawalWish.extend({ approvalRequestId: z.uuidv7() });
export type WithdrawalOrder = z.infer<typeof WithdrawalOrder>;

/** So many cases are listed at once: more than anybody works off before looking again. */
export const mostCasesListed = 200;

export const correctionCalls = {
  /** What needs the caller: a teller's own rejected records, for a supervisor everybody's; oldest first. */
  queue: call.output(
    resultOf(
      z.strictObject({ cases: z.array(CorrectionCase).max(mostCasesListed), recalls: z.array(OpenRecall) }),
    ),
  ),
  detail: call.input(z.strictObject({ caseNo: z.int().positive() })).output(resultOf(CorrectionDetail)),
  /** Sends an issuance again with other papers, in place of the rejected record. */
  correct: call.input(CorrectionOrder).output(done),
  /** Exactly what a reversal would do, for a second person to consent to. */
  prepareReversal: call.input(ReversalWish).output(resultOf(ReversalSubject)),
  /** Undoes an issuance, rejected or not: the fee goes back, the card is nobody's. */
  reverse: call.input(ReversalOrder).output(resultOf(Reversed)),
  /** Records that the customer was told to bring the card back, or that it came back, or is lost. */
  recall: call.input(RecallOrder).output(done),
  prepareWithdrawal: call.input(WithdrawalWish).output(resultOf(WithdrawalSubject)),
  /** Lets a rejected record rest that leaves nothing to undo. */
  withdraw: call.input(WithdrawalOrder).output(done),
};
