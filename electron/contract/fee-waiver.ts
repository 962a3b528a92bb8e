import { z } from 'zod';
import { CustomerNo } from './customer.ts';
import { CalendarDate, Instant } from './moment.ts';
import { StaffNo } from './staff.ts';
import { Won } from './won.ts';

/**
 * What a customer shows for a tier that the core has not confirmed lately. No source says which papers a branch
 * accepts (domain.md section 0, item 2): these two are the bank's to confirm.
 */
export const TierProof = z.enum(['BANK_APP_SCREEN', 'TIER_NOTICE']);

/** Reasons besides a tier for which a bank may waive a fee; which of them a branch may use is its settings' to say. */
export const WaiverReason = z.enum(['DEFECTIVE_CARD_REPLACED', 'BANK_ERROR']);
export type WaiverReason = z.infer<typeof WaiverReason>;

export const TierGround = z.strictObject({
  reason: z.literal('TIER'),
  /** As the core stated it. */
  tier: z.string().min(1).max(20),
  /** CORE: the core said so at this visit. TERMINAL: what this terminal had kept. */
  source: z.enum(['CORE', 'TERMINAL']),
  /** When the core stated the tier. */
  asOf: Instant,
  /** Seen by the teller where the tier kept here is older than the branch's limit; else null. */
  proof: TierProof.nullable(),
});
export type TierGround = z.infer<typeof TierGround>;

/** Why a fee is waived: the tier, with where it is known from and since when; or a reason the branch's policy allows. */
export const WaiverGround = z.discriminatedUnion('reason', [
  TierGround,
  z.strictObject({ reason: WaiverReason }),
]);
export type WaiverGround = z.infer<typeof WaiverGround>;

/** What a supervisor sees of a waiver and consents to. */
export const FeeWaiverSubject = z.strictObject({
  kind: z.literal('FEE_WAIVER'),
  /** The teller's order (its draft): the consent is for this one and no other. */
  orderId: z.uuid(),
  customerNo: CustomerNo,
  maskedName: z.string().max(60),
  serialNo: z.string().max(16),
  /** What is not collected, won. */
  amount: Won,
  ground: WaiverGround,
});
export type FeeWaiverSubject = z.infer<typeof FeeWaiverSubject>;

/**
 * A waiver as the core tells a branch's terminals of it, since the day's limits and the habits of pairs are the
 * branch's. GIVEN: consented to; USED: not collected any more; ENDED: lapsed unused.
 */
export const BranchWaiver = z.strictObject({
  requestId: z.uuidv7(),
  businessDate: CalendarDate,
  maker: StaffNo,
  approvers: z.array(StaffNo).min(1).max(2),
  /** For a reason other than a tier. */
  forReason: z.boolean(),
  state: z.enum(['GIVEN', 'USED', 'ENDED']),
});
export type BranchWaiver = z.infer<typeof BranchWaiver>;
