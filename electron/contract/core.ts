import { z } from 'zod';
import { CaseElsewhere, ClaimProgress } from './claim-progress.ts';
import { ClaimReference } from './claim-reference.ts';
import { AccountNo, Customer, CustomerNo } from './customer.ts';
import { BranchWaiver } from './fee-waiver.ts';
import { Hex, Sha256 } from './hex.ts';
import { JournalEntry } from './journal-entry.ts';
import { CalendarDate, Instant } from './moment.ts';
import {
  BranchSettings,
  FeeScheduleEntry,
  ProductAvailability,
  TierScheduleEntry,
} from './reference-data.ts';
import { Rejection } from './rejection.ts';
import { RemoteAnswer, RemoteRequest } from './remote-approval.ts';
import { CardIdentity, StockCard } from './smart-otp-card.ts';
import { StaffMember } from './staff.ts';
import { CardManifest } from './stock-records.ts';
import { Won } from './won.ts';

/**
 * Desk ↔ core: JSON over HTTPS, mutual TLS with the device key after enrolment. Requests carry everything in the
 * body, so that nothing personal stands in a URL or an access log.
 *
 * Errors of every call: 400 and 422 not understood · 401/403 this terminal may not · 413 too large ·
 * 429/503 come back after `Retry-After` · other 5xx come back later.
 */
export const corePaths = {
  enrol: '/v1/enrolment',
  renewCertificate: '/v1/certificate',
  journal: '/v1/journal',
  heldJournal: '/v1/journal/held',
  feed: '/v1/feed',
  searchCustomers: '/v1/customers/search',
  lookUpCases: '/v1/customers/cases',
  lookUpCard: '/v1/cards/look-up',
  confirmTestOtp: '/v1/cards/test-otp',
  authoriseDebit: '/v1/debits/authorise',
  /** tus 1.0 with creation and checksum (`evidence.ts`); every upload is a path below it. */
  evidenceUploads: '/v1/evidence/uploads',
  heldEvidence: '/v1/evidence/held',
  ping: '/v1/ping',
} as const;

/** No answer is longer than this, bytes: a terminal hears no more of one. */
export const largestAnswer = 8 * 1024 * 1024;

/** POST enrol: the only call without a client certificate. The code works once. */
export const EnrolmentRequest = z.strictObject({
  code: z.string().min(8).max(40),
  /** PKCS#10 request (RFC 2986), PEM, signed by the device key. */
  certificateSigningRequest: z.string().max(8_192),
});
export type EnrolmentRequest = z.infer<typeof EnrolmentRequest>;
export const EnrolmentAnswer = z.strictObject({
  terminalId: z.string().regex(/^[0-9]{4}-[0-9]{2}$/),
  branchNo: z.string().regex(/^[0-9]{4}$/),
  /** Client certificate, PEM. */
  certificate: z.string().max(16_384),
  /** Key that signs checkpoints: SubjectPublicKeyInfo, DER. */
  checkpointKey: Hex,
  /** Key that sealed exports are encrypted to (ECDH, P-256; `sealed-journal.ts`): SubjectPublicKeyInfo, DER. */
  sealingKey: Hex,
});
export type EnrolmentAnswer = z.infer<typeof EnrolmentAnswer>;

/**
 * POST renewCertificate: another certificate for the terminal's own key, whose certificate comes to its end. The one it
 * has stays good until then. 422 when the request is of another key.
 */
export const RenewalRequest = EnrolmentRequest.pick({ certificateSigningRequest: true });
export type RenewalRequest = z.infer<typeof RenewalRequest>;
export const RenewalAnswer = EnrolmentAnswer.pick({ certificate: true });
export type RenewalAnswer = z.infer<typeof RenewalAnswer>;

/** POST journal, `Content-Encoding: zstd`: entries in order. Stored before they are judged. */
export const ShipRequest = z.strictObject({
  terminalId: z.string(),
  entries: z.array(JournalEntry).min(1).max(100),
});
export type ShipRequest = z.infer<typeof ShipRequest>;

/** The core's word that it holds everything through `seq`, whose hash is `hash`, in its own signature. */
export const Checkpoint = z.strictObject({
  terminalId: z.string(),
  epoch: z.int().positive(),
  seq: z.int().positive(),
  hash: Sha256,
  signedAt: Instant,
  /** ECDSA P-256 with SHA-256 over the canonical JSON (RFC 8785) of the other fields, IEEE P1363. */
  signature: Hex,
});
export type Checkpoint = z.infer<typeof Checkpoint>;

/** 200: stored through the checkpoint. 409: a contradiction; both sides stop. */
export const ShipAnswer = z.strictObject({ storedThrough: Checkpoint });
export type ShipAnswer = z.infer<typeof ShipAnswer>;
export const ContradictionAnswer = z.strictObject({
  contradiction: z.strictObject({
    seq: z.int().positive(),
    /** EPOCH_OUTLIVED: the terminal was restored since; whoever ships is a copy, and is stopped alone. */
    reason: z.enum(['SAME_SEQ_OTHER_HASH', 'CHAIN_BROKEN', 'SIGNATURE_WRONG', 'GAP', 'EPOCH_OUTLIVED']),
  }),
});
export type ContradictionAnswer = z.infer<typeof ContradictionAnswer>;

/**
 * POST journal/held: what the core holds of this terminal's journal after an entry of its own (0 and 32 zero bytes for
 * none), at most 100 entries and no more of them than {@link largestAnswer} holds, in order. A terminal asks it before
 * its first act, and to be given back what it lost.
 */
export const HeldRequest = z.strictObject({ afterSeq: z.int().nonnegative(), afterHash: Sha256 });
export type HeldRequest = z.infer<typeof HeldRequest>;
export const HeldAnswer = z.strictObject({
  /** Whether the core holds that very entry, or none of its number yet; else nothing after it is told. */
  agrees: z.boolean(),
  /** The core's word how far it holds the journal; null for not at all. */
  storedThrough: Checkpoint.nullable(),
  entries: z.array(JournalEntry).max(100),
});
export type HeldAnswer = z.infer<typeof HeldAnswer>;

export const FeedItem = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('settings'), settings: BranchSettings }),
  z.strictObject({ kind: z.literal('staff'), member: StaffMember }),
  z.strictObject({ kind: z.literal('fee'), entry: FeeScheduleEntry }),
  /** Another terminal of the branch asks for consent; its answer; its end, whichever it was. */
  z.strictObject({ kind: z.literal('approvalRequest'), request: RemoteRequest }),
  z.strictObject({ kind: z.literal('approvalAnswer'), answer: RemoteAnswer }),
  z.strictObject({ kind: z.literal('approvalEnded'), requestId: z.uuidv7() }),
  /** A waiver at any terminal of the branch, the asking one's own included. */
  z.strictObject({ kind: z.literal('branchWaiver'), waiver: BranchWaiver }),
  z.strictObject({ kind: z.literal('tiers'), entry: TierScheduleEntry }),
  z.strictObject({ kind: z.literal('availability'), entry: ProductAvailability }),
  z.strictObject({ kind: z.literal('caseElsewhere'), case: CaseElsewhere }),
  z.strictObject({ kind: z.literal('claimProgress'), progress: ClaimProgress }),
  z.strictObject({ kind: z.literal('claimReference'), reference: ClaimReference }),
  z.strictObject({ kind: z.literal('customer'), customer: Customer }),
  z.strictObject({ kind: z.literal('card'), card: StockCard }),
  z.strictObject({ kind: z.literal('manifest'), manifest: CardManifest }),
  z.strictObject({
    kind: z.literal('outcome'),
    entryId: z.uuidv7(),
    seq: z.int().positive(),
    outcome: z.discriminatedUnion('verdict', [
      z.strictObject({ verdict: z.literal('ACCEPTED'), coreNo: z.string().max(40) }),
      z.strictObject({ verdict: z.literal('REJECTED'), rejection: Rejection }),
    ]),
  }),
]);
export type FeedItem = z.infer<typeof FeedItem>;

/** POST feed: what happened after `cursor` (null: from the beginning), at most 500 items, in order. */
export const FeedRequest = z.strictObject({ cursor: z.string().max(200).nullable() });
export type FeedRequest = z.infer<typeof FeedRequest>;
export const FeedAnswer = z.strictObject({
  items: z.array(FeedItem).max(500),
  cursor: z.string().max(200),
  more: z.boolean(),
});
export type FeedAnswer = z.infer<typeof FeedAnswer>;

/** POST customers/search: by customer number, by end of the phone number, or by name. At most 20. */
export const CustomerSearchRequest = z.strictObject({
  query: z.string().min(2).max(60),
  staffNo: z.string(),
});
export type CustomerSearchRequest = z.infer<typeof CustomerSearchRequest>;
export const CustomerSearchAnswer = z.strictObject({ customers: z.array(Customer).max(20) });
export type CustomerSearchAnswer = z.infer<typeof CustomerSearchAnswer>;

/** POST customers/cases: a customer's claims and objections that were filed elsewhere than at this terminal, newest first. */
export const CaseLookUpRequest = z.strictObject({ customerNo: CustomerNo, staffNo: z.string() });
export type CaseLookUpRequest = z.infer<typeof CaseLookUpRequest>;
export const CaseLookUpAnswer = z.strictObject({ cases: z.array(CaseElsewhere).max(50) });
export type CaseLookUpAnswer = z.infer<typeof CaseLookUpAnswer>;

/** POST cards/look-up: whose a card is that this branch's stock list does not know. */
export const CardLookUpRequest = z.strictObject({ identity: CardIdentity });
export type CardLookUpRequest = z.infer<typeof CardLookUpRequest>;
export const CardLookUpAnswer = z.strictObject({ card: StockCard.omit({ tickets: true }).nullable() });
export type CardLookUpAnswer = z.infer<typeof CardLookUpAnswer>;

/** POST cards/test-otp: does this code belong to this card now? Repeating the question is harmless. */
export const TestOtpRequest = z.strictObject({
  issuanceId: z.uuid(),
  serialNo: z.string(),
  otp: z.string().regex(/^[0-9]{6,8}$/),
});
export type TestOtpRequest = z.infer<typeof TestOtpRequest>;
export const TestOtpAnswer = z.discriminatedUnion('verdict', [
  z.strictObject({ verdict: z.literal('CONFIRMED'), confirmationNo: z.string().max(40) }),
  z.strictObject({ verdict: z.literal('REFUSED') }),
]);
export type TestOtpAnswer = z.infer<typeof TestOtpAnswer>;

/**
 * POST debits/authorise: reserves the fee on an account, keyed by the issuance, so that asking again after a lost
 * answer never charges twice. The accepted `SmartOtpIssued` captures it, `SmartOtpIssuanceAbandoned` releases it.
 */
export const DebitRequest = z.strictObject({
  issuanceId: z.uuid(),
  customerNo: CustomerNo,
  accountNo: AccountNo,
  amount: Won,
});
export type DebitRequest = z.infer<typeof DebitRequest>;
export const DebitAnswer = z.discriminatedUnion('verdict', [
  z.strictObject({ verdict: z.literal('AUTHORISED'), debitNo: z.string().max(40) }),
  z.strictObject({ verdict: z.literal('REFUSED'), reason: z.enum(['FUNDS', 'ACCOUNT', 'LIMIT']) }),
]);
export type DebitAnswer = z.infer<typeof DebitAnswer>;

/** POST evidence/held: which of these contents the core holds, every byte compared by its hash. */
export const HeldEvidenceRequest = z.strictObject({ hashes: z.array(Sha256).min(1).max(100) });
export type HeldEvidenceRequest = z.infer<typeof HeldEvidenceRequest>;
export const HeldEvidenceAnswer = z.strictObject({ held: z.array(Sha256).max(100) });
export type HeldEvidenceAnswer = z.infer<typeof HeldEvidenceAnswer>;

/** POST ping: is anybody there, and what time is it? */
export const PingAnswer = z.strictObject({ now: Instant, businessDate: CalendarDate });
export type PingAnswer = z.infer<typeof PingAnswer>;
