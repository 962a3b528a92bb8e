import { z } from 'zod';
import { ChecklistItem, Claim, FiledFile } from './claim.ts';
import { RefundProcedure } from './claim-money.ts';
import { ClaimWithdrawalReason } from './claim-withdrawal.ts';
import { Superseded } from './correction-records.ts';
import { CustomerNo } from './customer.ts';
import { LeftOutPaper } from './left-out-paper.ts';
import { CalendarDate, Instant } from './moment.ts';
import { StaffNo } from './staff.ts';

/** The form before the filing and after it, and the receipt. */
export const ClaimPaper = z.enum(['DRAFT', 'FORM', 'RECEIPT']);
export type ClaimPaper = z.infer<typeof ClaimPaper>;

/** Journal entries of claims. */
export const claimRecords = {
  ClaimFiled: Claim,
  /** A claim the core has rejected, sent again whole in place of that entry: under its own id and provisional number. */
  ClaimCorrected: Claim.extend({
    supersedes: Superseded,
    /** Every paper that was filed before and is not among the files now, but for the form that was signed then. */
    leftOut: z.array(LeftOutPaper).max(1_000).default([]),
  }),
  /** Somebody's unfinished intake goes to a colleague; whoever does it is a supervisor. */
  ClaimDraftHandedOver: z.strictObject({
    claimId: z.uuid(),
    from: StaffNo,
    to: StaffNo,
    customerNo: CustomerNo.nullable(),
  }),
  /** Papers that came later. */
  ClaimSupplemented: z.strictObject({
    claimId: z.uuid(),
    /** The lines of the checklist that changed by it. */
    checklist: z.array(ChecklistItem).max(60),
    files: z.array(FiledFile).min(1).max(500),
  }),
  ClaimWithdrawn: z.strictObject({
    claimId: z.uuid(),
    reason: ClaimWithdrawalReason,
    words: z.string().trim().max(300),
  }),
  /**
   * How far the refund procedure of a filed claim is by now, whole, in place of what was known before: papers handed in
   * since, the bank's notice, the announcement, the decision.
   */
  RefundProcedureRecorded: z.strictObject({
    claimId: z.uuid(),
    refund: RefundProcedure.extend({ applied: z.literal(true) }),
  }),
  ClaimNoteAdded: z.strictObject({ claimId: z.uuid(), note: z.string().trim().min(1).max(1_000) }),
  /** A case of its own with its own clock (EFTA decree art. 14). */
  ObjectionFiled: z.strictObject({
    objectionId: z.uuid(),
    claimId: z.uuid(),
    provisionalNo: z.string().regex(/^O-[0-9]{4}-[0-9]{2}-[0-9]{8}-[0-9]{4,}$/),
    grounds: z.string().trim().min(1).max(4_000),
    receivedAt: Instant,
    dueOn: CalendarDate,
  }),
  /** A paper went to the printer; copyNo 0 is the original. */
  ClaimFormPrinted: z.strictObject({
    claimId: z.uuid(),
    paper: ClaimPaper,
    language: z.enum(['ko', 'en']),
    copyNo: z.int().nonnegative(),
  }),
} as const;
