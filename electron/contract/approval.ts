import { z } from 'zod';
import { ClaimWithdrawalSubject } from './claim-withdrawal.ts';
import { DayClosingSubject } from './day.ts';
import { DrawerSubject } from './drawer.ts';
import { OfflineExposureSubject } from './exposure.ts';
import { FeeWaiverSubject } from './fee-waiver.ts';
import { Sha256 } from './hex.ts';
import { CalendarDate, Instant } from './moment.ts';
import { Role, StaffNo } from './staff.ts';
import { StaffCardPin } from './staff-card.ts';
import { StockSubject } from './stock-records.ts';
import { ReversalSubject, WithdrawalSubject } from './undoing.ts';
import { Won } from './won.ts';

/**
 * The one mechanism for everything that needs a second person. A request freezes exactly what is to be done (the
 * subject) and its SHA-256 over canonical JSON (RFC 8785); an approver answers for this one act; the act takes the
 * consent for the very same subject and spends it in its own journal entry.
 */

/** Everything a second person can be asked to consent to, with exactly what is approved. */
export const ApprovalSubject = z.discriminatedUnion('kind', [
  FeeWaiverSubject,
  ...StockSubject.options,
  ...DrawerSubject.options,
  DayClosingSubject,
  OfflineExposureSubject,
  ReversalSubject,
  WithdrawalSubject,
  ClaimWithdrawalSubject,
]);
export type ApprovalSubject = z.infer<typeof ApprovalSubject>;

export const ApprovalKind = z.enum([
  'FEE_WAIVER',
  'OFFLINE_EXPOSURE',
  'STOCK_RECEIPT',
  'STOCK_HANDOVER',
  'STOCK_RETURN',
  'STOCK_LOSS',
  'STOCK_DIFFERENCE',
  'DRAWER_OPENING',
  'CASH_MOVEMENT',
  'DRAWER_HAND_OVER',
  'CASH_DIFFERENCE',
  'DAY_CLOSING',
  'REVERSAL',
  'WITHDRAWAL',
  'CLAIM_WITHDRAWAL',
] satisfies ApprovalSubject['kind'][]);
export type ApprovalKind = z.infer<typeof ApprovalKind>;

/** Whose consent a kind of act needs: data of the branch settings. */
export const ApprovalPolicy = z.strictObject({
  /** Different people who must approve. */
  needed: z.int().min(1).max(2),
  roles: z.array(Role).min(1),
});
export type ApprovalPolicy = z.infer<typeof ApprovalPolicy>;

const ApprovalMethod = z.enum(['PASSWORD', 'STAFF_CARD']);

/** How an approver shows who they are, for this one act. */
export const ApprovalCredential = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('PASSWORD'), password: z.string().min(1).max(200) }),
  /** Their staff card, in a reader, signs the {@link SignedAnswer}. */
  z.strictObject({ method: z.literal('STAFF_CARD'), pin: StaffCardPin }),
]);
export type ApprovalCredential = z.infer<typeof ApprovalCredential>;

/**
 * What a staff card signs: ECDSA P-256 over the SHA-256 of its canonical JSON (RFC 8785). It names the answer, so that no
 * refusal passes for a consent, and the approver, so that no card speaks for somebody else.
 */
export interface SignedAnswer {
  readonly answer: 'GIVEN' | 'REFUSED';
  readonly requestId: string;
  readonly subjectHash: string;
  readonly approver: StaffNo;
  /** Of a refusal; null of a consent. */
  readonly reason: string | null;
}

/** A second person's consent as it stands in the entry of the act that it was given for. */
export const Approval = z.strictObject({
  requestId: z.uuidv7(),
  approver: StaffNo,
  method: ApprovalMethod,
  approvedAt: Instant,
  subjectHash: Sha256,
});
export type Approval = z.infer<typeof Approval>;

/** Why a request died before it was used: it does not outlive a change, a lock, a sign-out, a restart, or its time. */
export const LapseCause = z.enum([
  'EXPIRED',
  'SUBJECT_CHANGED',
  'SCREEN_LOCKED',
  'SIGNED_OUT',
  'RESTART',
  'WITHDRAWN',
  'APPROVER_GONE',
]);
export type LapseCause = z.infer<typeof LapseCause>;

/** In an approver's own words. */
export const RefusalReason = z.string().trim().min(2).max(200);

/** How an answer was given: with what, and at which other terminal; null: at this one. */
const AnswerShown = z.strictObject({ method: ApprovalMethod, terminal: z.string().nullable() });
export type AnswerShown = z.infer<typeof AnswerShown>;

/** A request as maker and approver see it. */
export const ApprovalView = z.strictObject({
  requestId: z.uuidv7(),
  /** The terminal where it was asked; null: this one. */
  from: z.string().nullable(),
  subject: ApprovalSubject,
  subjectHash: Sha256,
  maker: StaffNo,
  makerName: z.string(),
  requestedAt: Instant,
  /** WAITING for answers; GIVEN and not yet used; the others are its end. */
  state: z.enum(['WAITING', 'GIVEN', 'REFUSED', 'LAPSED', 'USED']),
  /** Until it lapses by itself, seconds; 0 when it has ended. */
  secondsLeft: z.int().nonnegative(),
  needed: z.int().positive(),
  roles: z.array(Role),
  approvals: z.array(Approval.extend(AnswerShown.shape)),
  refusal: AnswerShown.extend({ approver: StaffNo, reason: z.string() }).nullable(),
  lapse: LapseCause.nullable(),
});
export type ApprovalView = z.infer<typeof ApprovalView>;

/** Waivers that a maker and an approver had together. */
const WaiversOfPair = z.strictObject({
  maker: StaffNo,
  approver: StaffNo,
  waivers: z.int().nonnegative(),
});

/** What supervisors see of approvals: the day's requests and waivers, and what stood out lately. */
export const ApprovalsOverview = z.strictObject({
  businessDate: CalendarDate,
  /** For an answer, from this terminal and the branch's others, the oldest first. */
  waiting: z.array(ApprovalView),
  /** Of this terminal and the day, the latest first. */
  requests: z.array(ApprovalView),
  waivers: z.strictObject({
    count: z.int().nonnegative(),
    /** Not collected today, won. */
    amount: Won,
    /** For a reason other than a tier, and how many of those the branch has a day. */
    forReason: z.int().nonnegative(),
    forReasonLimit: z.int().nonnegative(),
  }),
  /** Days that pairs and events go back. */
  days: z.int().positive(),
  pairs: z.array(WaiversOfPair),
  events: z.array(
    WaiversOfPair.extend({
      raisedAt: Instant,
      makerName: z.string(),
      approverName: z.string(),
      days: z.int().positive(),
      usual: z.number().positive(),
    }),
  ),
});
export type ApprovalsOverview = z.infer<typeof ApprovalsOverview>;
