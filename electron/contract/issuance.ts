import { z } from 'zod';
import { AccountNo, CustomerNo, CustomerView } from './customer.ts';
import { TierGround, WaiverGround, WaiverReason } from './fee-waiver.ts';
import { CalendarDate, Instant } from './moment.ts';
import { Problem } from './problem.ts';
import { CardIdentity } from './smart-otp-card.ts';
import { StaffNo } from './staff.ts';
import { Won } from './won.ts';

/** Real-name ID documents accepted at the counter (domain.md section 3: six kinds are checked by the joint service). */
export const IdentityDocumentKind = z.enum([
  'RESIDENT_CARD',
  'DRIVING_LICENCE',
  'PASSPORT',
  'FOREIGNER_CARD',
  'OVERSEAS_KOREAN_CARD',
  'VETERAN_CARD',
]);
export type IdentityDocumentKind = z.infer<typeof IdentityDocumentKind>;

export const IdentityDocument = z.strictObject({
  kind: IdentityDocumentKind,
  /** As printed, without spaces and hyphens; masked wherever it is shown. */
  number: z.string().regex(/^[0-9A-Z]{6,20}$/),
  /** Answer of the ID authenticity check service. UNAVAILABLE: the service could not be asked; the teller compared by eye. */
  authenticityCheck: z.enum(['AUTHENTIC', 'NOT_AUTHENTIC', 'UNAVAILABLE']),
});
export type IdentityDocument = z.infer<typeof IdentityDocument>;

/** The phone the card will be tapped on (domain.md section 2, seed 002: NFC Android whose SIM holds the number). */
export const PhoneCheck = z.strictObject({
  device: z.enum(['ANDROID_PHONE', 'IPHONE', 'TABLET', 'OTHER']),
  nfc: z.boolean(),
  simHoldsNumber: z.boolean(),
});
export type PhoneCheck = z.infer<typeof PhoneCheck>;

/** Papers of a minor's legal representative (domain.md section 2, minors). All four must have been seen. */
export const LegalRepresentativeDocuments = z.strictObject({
  representativeId: z.boolean(),
  basicCertificate: z.boolean(),
  familyRelationCertificate: z.boolean(),
  seal: z.boolean(),
});
export type LegalRepresentativeDocuments = z.infer<typeof LegalRepresentativeDocuments>;

export const ReplacementReason = z.enum(['LOST', 'STOLEN', 'DEFECTIVE', 'PHONE_CHANGED']);
export type ReplacementReason = z.infer<typeof ReplacementReason>;

/** What was seen of the customer: the part of an issuance that can be put right after it. */
export const IssuancePapers = z.strictObject({
  identityDocument: IdentityDocument,
  phoneCheck: PhoneCheck,
  legalRepresentative: LegalRepresentativeDocuments.nullable(),
  replacement: ReplacementReason.nullable(),
});
export type IssuancePapers = z.infer<typeof IssuancePapers>;

/**
 * How the fee is to be settled, as the page says it. A waiver names the request that a supervisor has approved; cash
 * the abandoned issuance whose fee is still on the counter for this customer: `received` is what comes on top of it.
 */
export const FeeSettlement = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('CASH'), received: Won, carriedFrom: z.uuid().nullable() }),
  z.strictObject({ method: z.literal('DEBIT'), accountNo: AccountNo }),
  z.strictObject({ method: z.literal('WAIVED'), approvalRequestId: z.uuidv7() }),
]);
export type FeeSettlement = z.infer<typeof FeeSettlement>;

/** How the fee was settled, as the journal and the receipt say it. */
export const FeeSettled = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.literal('CASH'),
    amount: Won,
    /** All of it: what was carried over and what was added. */
    received: Won,
    change: Won,
    /** The abandoned issuance whose cash this fee is paid with; null: with new cash alone. */
    carriedFrom: z.uuid().nullable(),
  }),
  z.strictObject({ method: z.literal('DEBIT'), amount: Won, accountNo: AccountNo }),
  /** `amount` is what was not collected. */
  z.strictObject({ method: z.literal('WAIVED'), amount: Won, ground: WaiverGround }),
]);
export type FeeSettled = z.infer<typeof FeeSettled>;

/** The teller's half-done work, saved at every step; belongs to its maker. Secrets and passwords are never part of it. */
export const IssuanceDraft = z.strictObject({
  draftId: z.uuid(),
  step: z.enum(['CUSTOMER', 'CHECKS', 'CARD', 'FEE', 'ISSUE']),
  customerNo: CustomerNo.nullable(),
  identityDocument: IdentityDocument.partial().nullable(),
  phoneCheck: PhoneCheck.partial().nullable(),
  legalRepresentative: LegalRepresentativeDocuments.nullable(),
  replacement: ReplacementReason.nullable(),
  reader: z.string().max(200).nullable(),
  cardSerialNo: z.string().max(16).nullable(),
  feeMethod: z.enum(['CASH', 'DEBIT', 'WAIVED']).nullable(),
});
export type IssuanceDraft = z.infer<typeof IssuanceDraft>;

/** The grounds on which this customer's fee could be waived. */
export const WaiverProposal = z.strictObject({
  /** Proposed by rule: the tier is exempt. Null where the customer has none that is. */
  tier: TierGround.nullable(),
  /** The tier kept here is older than the branch's limit: the customer has to show proof of it. */
  needsProof: z.boolean(),
  /** Why a tier that the customer does have says nothing: the schedule does not know it, or is at odds with itself. */
  tierProblem: Problem.nullable(),
  /** What the branch's policy allows besides. */
  reasons: z.array(WaiverReason),
});
export type WaiverProposal = z.infer<typeof WaiverProposal>;

/** Cash of an abandoned issuance, on the counter for the same customer's next card; booked nowhere. */
export const CarriedFee = z.strictObject({
  /** The issuance that was abandoned. */
  issuanceId: z.uuid(),
  customerNo: CustomerNo,
  maskedName: z.string(),
  amount: Won,
  /** It pays for a card of this date only. */
  businessDate: CalendarDate,
  carriedAt: Instant,
  carriedBy: z.string(),
});
export type CarriedFee = z.infer<typeof CarriedFee>;

/** What the rules say of a customer before a card is touched. */
export const EligibilityAssessment = z.strictObject({
  customer: CustomerView,
  /** Empty when the issuance may go on; else every reason that stops it, most serious first. */
  obstacles: z.array(Problem),
  needsLegalRepresentative: z.boolean(),
  needsReplacementReason: z.boolean(),
  /** The bank's mobile certificate makes a security medium unnecessary: worth saying before taking money. */
  hintMobileCertificate: z.boolean(),
  fee: z.strictObject({
    amount: Won,
    effectiveFrom: CalendarDate,
    waiver: WaiverProposal,
    /** What this customer's card can be paid with today, left from one that was abandoned. */
    carried: CarriedFee.nullable(),
  }),
});
export type EligibilityAssessment = z.infer<typeof EligibilityAssessment>;

/** A card that may be issued here and now. */
export const CardOnReader = z.strictObject({
  reader: z.string(),
  identity: CardIdentity,
  serialNo: z.string(),
  vendorCode: z.string(),
  ticketsLeft: z.int().nonnegative(),
});
export type CardOnReader = z.infer<typeof CardOnReader>;

/** The teller's order to issue. `draftId` keys it: the same order again gives the same issuance, never a second one. */
export const IssuanceOrder = z.strictObject({
  draftId: z.uuid(),
  customerNo: CustomerNo,
  ...IssuancePapers.shape,
  reader: z.string().max(200),
  cardSerialNo: z.string(),
  fee: FeeSettlement,
  /** The request a second person agreed to, when the caps of what may be issued offline are used up. */
  exposureApprovalId: z.uuidv7().nullable(),
});
export type IssuanceOrder = z.infer<typeof IssuanceOrder>;

/** The steps the page lights up, in order. */
export const IssuanceStep = z.enum([
  'RECORD_START',
  'IDENTIFY_CARD',
  'PROVE_GENUINE',
  'PROVE_POSSESSION',
  'CHECK_CODE',
  'SETTLE_FEE',
  'RECORD_ISSUED',
]);
export type IssuanceStep = z.infer<typeof IssuanceStep>;

export const IssuanceProgress = z.strictObject({
  issuanceId: z.uuid(),
  current: IssuanceStep,
  /** CHECK_CODE by the core's confirmation of a test OTP, or offline by a ticket. */
  check: z.enum(['TEST_OTP', 'TICKET']),
  /** Milliseconds since the order. */
  elapsedMs: z.int().nonnegative(),
});
export type IssuanceProgress = z.infer<typeof IssuanceProgress>;

/** An issuance that began and has not ended: the card must be read again, or the issuance abandoned. */
export const OpenIssuance = z.strictObject({
  issuanceId: z.uuid(),
  startedAt: Instant,
  maker: StaffNo,
  maskedName: z.string(),
  cardSerialNo: z.string(),
  fee: FeeSettled,
  lastProblem: Problem.nullable(),
});
export type OpenIssuance = z.infer<typeof OpenIssuance>;

/** The end of an issuance that succeeded. */
export const IssuanceOutcome = z.strictObject({
  issuanceId: z.uuid(),
  receiptNo: z.string(),
  cardSerialNo: z.string(),
  fee: FeeSettled,
  /** The core has not confirmed yet; the card works once the branch is online again. */
  provisional: z.boolean(),
  /** The test code that was right, shown large; null when a ticket was used. */
  testOtp: z.string().nullable(),
  /** Time of the whole order, and the part of it spent waiting for the card, in milliseconds. */
  elapsedMs: z.int().nonnegative(),
  cardMs: z.int().nonnegative(),
  apduCount: z.int().nonnegative(),
});
export type IssuanceOutcome = z.infer<typeof IssuanceOutcome>;

/** Why a started issuance ended without a card handed over; all of them leave the card usable except CARD_NOT_GENUINE. */
export const AbandonReason = z.enum([
  'CUSTOMER_WITHDREW',
  'CARD_DEFECTIVE',
  'CARD_NOT_GENUINE',
  'CARD_LOST_AT_COUNTER',
  'DEBIT_REFUSED',
  'OTHER',
]);
export type AbandonReason = z.infer<typeof AbandonReason>;
