import { z } from 'zod';
import { ApprovalKind, ApprovalPolicy } from './approval.ts';
import { OfflineCaps } from './exposure.ts';
import { CalendarDate } from './moment.ts';
import { Won } from './won.ts';

export const Product = z.enum(['SMART_OTP']);
export type Product = z.infer<typeof Product>;

/** From `effectiveFrom` until the next entry of the same product: the fee. (domain.md section 2: 3,000 won.) */
export const FeeScheduleEntry = z.strictObject({
  product: Product,
  effectiveFrom: CalendarDate,
  amount: Won,
  /** Names of the tiers whose fee a supervisor may waive in this period (domain.md section 0, item 2). */
  waivableTiers: z.array(z.string().min(1).max(20)).max(20),
});
export type FeeScheduleEntry = z.infer<typeof FeeScheduleEntry>;

/** From `effectiveFrom` to `effectiveTo` (inclusive; null = open) the product may be issued (domain.md section 0, item 1). */
export const ProductAvailability = z.strictObject({
  product: Product,
  effectiveFrom: CalendarDate,
  effectiveTo: CalendarDate.nullable(),
});
export type ProductAvailability = z.infer<typeof ProductAvailability>;

/** Settings of the bank that no law or tariff found fixes (domain.md marks them "not found" or "inferred"). */
export const BranchSettings = z.strictObject({
  bankName: z.string().min(1).max(40),
  branchNo: z.string().regex(/^[0-9]{4}$/),
  branchName: z.string().min(1).max(40),
  /** Age in years below which a legal representative's documents are needed (Civil Act art. 4: 19). */
  ageOfMajority: z.int().min(14).max(25),
  /** Minutes without a key or a click before the session locks. */
  idleLockMinutes: z.int().min(1).max(60),
  /** Failed passwords before the staff number is locked out (domain.md section 3, self-check list: 5), and for how long. */
  lockoutAfter: z.int().min(3).max(10),
  lockoutMinutes: z.int().min(1).max(1_440),
  /** Dates on which the bank does no business (weekends among them where they are): none of them follows a closed day. */
  holidays: z.array(CalendarDate).max(2_000),
  approvals: z.strictObject({
    /** Minutes a request waits for its answer, and an answer for its act. No source fixes it: the bank's to confirm. */
    validMinutes: z.int().min(1).max(30),
    /** Whose consent which kind of act needs; what is not named here needs one supervisor or the branch manager. */
    policies: z.partialRecord(ApprovalKind, ApprovalPolicy),
  }),
  /**
   * Whether every card must be handed to a teller by name before it is issued, or tellers may also take from the
   * branch's open stock (domain.md section 3 says who holds cards only as general knowledge).
   */
  cardsAssignedToTellers: z.boolean(),
  offlineCaps: OfflineCaps,
});
export type BranchSettings = z.infer<typeof BranchSettings>;

const usualPolicy: ApprovalPolicy = { needed: 1, roles: ['SUPERVISOR', 'BRANCH_MANAGER'] };

/** Whose consent an act of this kind needs. */
export const approvalPolicyOf = (settings: BranchSettings, kind: ApprovalKind): ApprovalPolicy =>
  settings.approvals.policies[kind] ?? usualPolicy;
