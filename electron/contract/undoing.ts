import { z } from 'zod';
import {
  CardAfterReversal,
  Refund,
  ReversalReason,
  Superseded,
  WithdrawalReason,
} from './correction-records.ts';

/** What a supervisor sees of a reversal and consents to: whose, which card, what goes back and what becomes of the card. */
export const ReversalSubject = z.strictObject({
  kind: z.literal('REVERSAL'),
  issuanceId: z.uuid(),
  maskedName: z.string().max(60),
  serialNo: z.string().max(16),
  /** The entry that stands for the issuance now. */
  supersedes: Superseded,
  reason: ReversalReason,
  refund: Refund,
  card: CardAfterReversal,
});
export type ReversalSubject = z.infer<typeof ReversalSubject>;

/** What a supervisor sees of a rejected record that is to be let rest. */
export const WithdrawalSubject = z.strictObject({
  kind: z.literal('WITHDRAWAL'),
  supersedes: Superseded,
  /** The core's code for why it rejected the record. */
  rejectionCode: z.string().max(60),
  reason: WithdrawalReason,
});
export type WithdrawalSubject = z.infer<typeof WithdrawalSubject>;
