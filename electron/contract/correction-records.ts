import { z } from 'zod';
import { AccountNo, CustomerNo } from './customer.ts';
import { IssuancePapers } from './issuance.ts';
import { Won } from './won.ts';

/** The entry that another one takes the place of; both stay in the journal. An entry is superseded once. */
export const Superseded = z.strictObject({ seq: z.int().positive(), id: z.uuidv7() });
export type Superseded = z.infer<typeof Superseded>;

export const CorrectionReason = z.enum(['OTHER_PAPERS_SEEN', 'TYPED_WRONG', 'CORE_HAS_MENDED']);
export type CorrectionReason = z.infer<typeof CorrectionReason>;

export const ReversalReason = z.enum([
  'REJECTED_BY_CORE',
  'CARD_DEFECTIVE',
  'CUSTOMER_WITHDREW',
  'WRONG_CUSTOMER',
  'OTHER',
]);
export type ReversalReason = z.infer<typeof ReversalReason>;

export const WithdrawalReason = z.enum(['DUPLICATE', 'SETTLED_WITH_CORE']);
export type WithdrawalReason = z.infer<typeof WithdrawalReason>;

/** How the fee goes back, won: out of the drawer, by the core onto the account it came from, or there was none. */
export const Refund = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('CASH'), amount: Won }),
  z.strictObject({ method: z.literal('DEBIT'), amount: Won, accountNo: AccountNo }),
  z.strictObject({ method: z.literal('NONE') }),
]);
export type Refund = z.infer<typeof Refund>;

/** What becomes of the card: it never left the counter, it came back, it is still out, or it is lost. */
export const CardAfterReversal = z.enum(['IN_STOCK', 'SPOILED', 'RECALLED', 'LOST']);
export type CardAfterReversal = z.infer<typeof CardAfterReversal>;

/** How the customer was told, and where the card is since. */
export const RecallContact = z.enum(['CALL', 'SMS', 'LETTER', 'VISIT']);
export type RecallContact = z.infer<typeof RecallContact>;
export const RecallOutcome = z.enum(['PENDING', 'RETURNED', 'LOST']);
export type RecallOutcome = z.infer<typeof RecallOutcome>;

/** The entries by which a record is put right or undone after it was made. */
export const correctionRecords = {
  /** The issuance anew with these papers; card, proof and fee stay those of the entry it supersedes. */
  SmartOtpIssuanceCorrected: z.strictObject({
    issuanceId: z.uuid(),
    supersedes: Superseded,
    papers: IssuancePapers,
    reason: CorrectionReason,
  }),
  /** The issuance undone: the fee is back with the customer, the card is nobody's. */
  SmartOtpIssuanceReversed: z.strictObject({
    issuanceId: z.uuid(),
    supersedes: Superseded,
    serialNo: z.string(),
    reason: ReversalReason,
    refund: Refund,
    card: CardAfterReversal,
    receiptNo: z.string(),
  }),
  CardRecalled: z.strictObject({
    issuanceId: z.uuid(),
    serialNo: z.string(),
    customerNo: CustomerNo,
    contact: RecallContact,
    outcome: RecallOutcome,
  }),
  /** A rejected record that leaves nothing to undo is let rest. */
  RejectedRecordWithdrawn: z.strictObject({
    supersedes: Superseded,
    reason: WithdrawalReason,
  }),
} as const;
