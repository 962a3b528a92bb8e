import { z } from 'zod';
import { ApprovalKind, ApprovalPolicy } from './approval.ts';
import { OfflineCaps } from './exposure.ts';
import { WaiverReason } from './fee-waiver.ts';
import { CalendarDate } from './moment.ts';
import { Won } from './won.ts';

/** A product's code in the tariff. Any: the fee of a new product is data alone. This program issues `SMART_OTP`. */
export const Product = z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/);
export type Product = z.infer<typeof Product>;

/** From `effectiveFrom` to `effectiveTo` (inclusive; null = open) the fee of a product. (domain.md section 2: 3,000 won.) */
export const FeeScheduleEntry = z.strictObject({
  product: Product,
  effectiveFrom: CalendarDate,
  effectiveTo: CalendarDate.nullable(),
  amount: Won,
  /** Names of the tiers whose fee a supervisor may waive in this period (domain.md section 0, item 2). */
  waivableTiers: z.array(z.string().min(1).max(20)).max(20),
});
export type FeeScheduleEntry = z.infer<typeof FeeScheduleEntry>;

/**
 * From `effectiveFrom` to `effectiveTo` (inclusive; null = open) the names of the customer tiers. They have changed
 * before (domain.md section 0, item 2), and a customer's tier may be known here by a name of the generation before.
 */
export const TierScheduleEntry = z.strictObject({
  effectiveFrom: CalendarDate,
  effectiveTo: CalendarDate.nullable(),
  /** `succeeds`: the name of the generation before that it takes the place of. */
  tiers: z
    .array(z.strictObject({ name: z.string().min(1).max(20), succeeds: z.string().max(20).nullable() }))
    .min(1)
    .max(20),
});
export type TierScheduleEntry = z.infer<typeof TierScheduleEntry>;

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
  /** How often the terminal's database is backed up while the program runs, and how many backups stay. */
  backup: z.strictObject({
    everyMinutes: z.int().min(5).max(1_440),
    kept: z.int().min(2).max(50),
  }),
  /** Whether cash is taken only into a drawer that two people have opened with a counted float. */
  drawerRequired: z.boolean(),
  /** Won in a drawer above which cash belongs into the vault. No source fixes it: the bank's to set. */
  drawerLimit: Won,
  /** Dates besides Saturdays and Sundays on which the bank does no business: none of them follows a closed day. */
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
  /** Of fee waivers; no source fixes any of it: the bank's to confirm. */
  waivers: z.strictObject({
    /** Days for which a tier kept here counts without proof. Tiers are chosen anew each month (domain.md section 2). */
    tierMaxAgeDays: z.int().min(0).max(400),
    /** For whom the tier is no ground: reasons that count, and how many such waivers a day. */
    reasons: z.array(WaiverReason),
    perApproverADay: z.int().nonnegative(),
    perBranchADay: z.int().nonnegative(),
    /** An alarm for a pair of maker and approver above `times` the branch's habit of waivers in `days` days. */
    pairAlarm: z.strictObject({
      days: z.int().min(1).max(366),
      /** Waivers a pair usually has in that time, by the bank's statistics. */
      usual: z.number().positive(),
      times: z.number().min(1),
    }),
  }),
});
export type BranchSettings = z.infer<typeof BranchSettings>;

const usualPolicy: ApprovalPolicy = { needed: 1, roles: ['SUPERVISOR', 'BRANCH_MANAGER'] };

/** Whose consent an act of this kind needs. */
export const approvalPolicyOf = (settings: BranchSettings, kind: ApprovalKind): ApprovalPolicy =>
  settings.approvals.policies[kind] ?? usualPolicy;
