import { z } from 'zod';

export const ClaimWithdrawalReason = z.enum(['CUSTOMER_WITHDREW', 'FILED_TWICE', 'FULLY_REFUNDED', 'OTHER']);
export type ClaimWithdrawalReason = z.infer<typeof ClaimWithdrawalReason>;

/** What a supervisor sees of a withdrawal and consents to. Nothing personal: the claim is before the teller. */
export const ClaimWithdrawalSubject = z.strictObject({
  kind: z.literal('CLAIM_WITHDRAWAL'),
  claimId: z.uuid(),
  /** The core's number, or the provisional one until it is known. */
  number: z.string().max(60),
  reason: ClaimWithdrawalReason,
});
export type ClaimWithdrawalSubject = z.infer<typeof ClaimWithdrawalSubject>;
