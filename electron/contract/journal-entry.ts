import { z } from 'zod';
import { Approval } from './approval.ts';
import { approvalRecords } from './approval-records.ts';
import { certificateRecords } from './certificate-records.ts';
import { claimRecords } from './claim-records.ts';
import { correctionRecords } from './correction-records.ts';
import { CustomerNo } from './customer.ts';
import { dayRecords } from './day-records.ts';
import { drawerRecords } from './drawer-records.ts';
import { OfflineExposure } from './exposure.ts';
import { Hex, hexOf, Sha256 } from './hex.ts';
import { AbandonReason, FeeSettled, IssuancePapers } from './issuance.ts';
import { StopReason } from './line.ts';
import { CalendarDate, Instant } from './moment.ts';
import { personalDataRecords } from './personal-data.ts';
import { remoteApprovalRecords } from './remote-approval.ts';
import { restoreRecords } from './restore-records.ts';
import { CardIdentity } from './smart-otp-card.ts';
import { Role, StaffNo } from './staff.ts';
import { StockPayloads } from './stock-records.ts';

/**
 * What a card showed of itself in one issuance; verifiable by the core alone, however much later.
 * The transaction hash is the hash of the issuance's `SmartOtpIssuanceStarted` entry.
 */
export const CardProof = z.strictObject({
  identity: CardIdentity,
  /** First 8 bytes of the transaction hash, sent as the host challenge of INITIALIZE UPDATE. */
  hostChallenge: hexOf(8),
  /** The whole answer: KDD 10 | key information 3 | card challenge 8 | card cryptogram 8 | sequence counter 3. */
  initializeUpdate: Hex.min(58).max(64),
  /** Full HMAC over the 32-byte transaction hash under the seed (YKOATH CALCULATE, P2 = 0). */
  possession: Hex.min(40).max(128),
  check: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('TEST_OTP'), confirmationNo: z.string().max(40) }),
    z.strictObject({ kind: z.literal('TICKET'), ticketNo: z.int().positive(), answerSha256: Sha256 }),
  ]),
});
export type CardProof = z.infer<typeof CardProof>;

/** The payload of each type of entry; `schemaVersion` rises when a shape changes, old shapes stay readable. */
export const JournalPayloads = {
  /** The first entry of a terminal: from here on this key signs. */
  TerminalEnrolled: z.strictObject({
    branchNo: z.string(),
    /** SubjectPublicKeyInfo, DER. */
    publicKey: Hex,
  }),
  ...certificateRecords,
  StaffSignedIn: z.strictObject({ role: Role, online: z.boolean() }),
  StaffSignInRefused: z.strictObject({ staffNo: StaffNo, lockedOut: z.boolean() }),
  /** A wrong PIN for this person's staff card; `blocked`: the card takes no more. */
  StaffCardPinRefused: z.strictObject({ staffNo: StaffNo, blocked: z.boolean() }),
  StaffSignedOut: z.strictObject({ cause: z.enum(['SIGN_OUT', 'SWITCH', 'RESTART']) }),
  ...approvalRecords,
  ...remoteApprovalRecords,
  /** Written before the card proves itself; the approvals of a waiver stand in the entry's `approvals`. */
  SmartOtpIssuanceStarted: z.strictObject({
    issuanceId: z.uuid(),
    /** The teller's order: after a restore the same order must still find the same issuance. */
    draftId: z.uuid(),
    customerNo: CustomerNo,
    ...IssuancePapers.shape,
    serialNo: z.string(),
    cardIdentity: CardIdentity,
    fee: FeeSettled,
    feeEffectiveFrom: CalendarDate,
    /** The ticket spent by this attempt; null when the core confirms a test OTP. */
    ticketNo: z.int().positive().nullable(),
    /** What this issuance came on top of, when it began without the core; null when it began with it. */
    exposure: OfflineExposure.nullable(),
  }),
  /** Another attempt at the same issuance after an interruption; spends another ticket when offline. */
  SmartOtpIssuanceResumed: z.strictObject({
    issuanceId: z.uuid(),
    ticketNo: z.int().positive().nullable(),
  }),
  SmartOtpIssued: z.strictObject({
    issuanceId: z.uuid(),
    customerNo: CustomerNo,
    serialNo: z.string(),
    receiptNo: z.string(),
    fee: FeeSettled,
    /** The core's number of the debit authorisation; null unless the fee is debited. */
    debitNo: z.string().nullable(),
    transactionHash: Sha256,
    proof: CardProof,
  }),
  SmartOtpIssuanceAbandoned: z.strictObject({
    issuanceId: z.uuid(),
    reason: AbandonReason,
    /** Cash that went back to the customer, won; nothing was booked for it. */
    cashReturned: z.int().nonnegative(),
    /** Cash that stays on the counter for the same customer's next card, won; with `cashReturned` all that was taken. */
    cashCarried: z.int().nonnegative(),
  }),
  /** A carried fee that no card was paid with went back to the customer. */
  CarriedFeeReturned: z.strictObject({
    /** The issuance that was abandoned. */
    issuanceId: z.uuid(),
    customerNo: CustomerNo,
    amount: z.int().positive(),
  }),
  ...StockPayloads,
  /** Sending goes on after a stop; the one who says so answers for its cause being settled. */
  SyncResumed: z.strictObject({ stopped: StopReason }),
  ...drawerRecords,
  ...dayRecords,
  ReceiptReprinted: z.strictObject({ receiptNo: z.string(), copyNo: z.int().positive() }),
  ...restoreRecords,
  ...claimRecords,
  ...correctionRecords,
  ...personalDataRecords,
} as const;

export type JournalType = keyof typeof JournalPayloads;
export type JournalPayload<T extends JournalType> = z.infer<(typeof JournalPayloads)[T]>;

export const JournalType = z.enum(Object.keys(JournalPayloads) as [JournalType, ...JournalType[]]);

/** What an entry's hash covers. The payload is covered through its own hash, so that a chain verifies without personal data. */
export const JournalHeader = z.strictObject({
  terminalId: z.string().regex(/^[0-9]{4}-[0-9]{2}$/),
  /** Rises when a database is restored or a terminal re-imaged. */
  epoch: z.int().positive(),
  /** 1, 2, 3 … without a gap, over all epochs. */
  seq: z.int().positive(),
  /** UUIDv7 (RFC 9562). */
  id: z.uuidv7(),
  type: JournalType,
  schemaVersion: z.int().positive(),
  businessDate: CalendarDate,
  occurredAt: Instant,
  /** Who did it; `TERMINAL` for what nobody did. */
  actor: z.union([StaffNo, z.literal('TERMINAL')]),
  approvals: z.array(Approval).max(4),
  /** SHA-256 of the canonical JSON (RFC 8785) of the payload. */
  payloadHash: Sha256,
  /** `hash` of entry seq−1; 32 zero bytes for seq 1. */
  prevHash: Sha256,
});
export type JournalHeader = z.infer<typeof JournalHeader>;

/** A header with its hash: SHA-256 of the canonical JSON of the header, signed by the device key. */
export const SealedHeader = JournalHeader.extend({
  hash: Sha256,
  /** ECDSA P-256 with SHA-256 over the header's canonical JSON, r | s, 64 bytes (IEEE P1363). */
  signature: hexOf(64),
});
export type SealedHeader = z.infer<typeof SealedHeader>;

/** An entry as it is stored and shipped. */
export const JournalEntry = SealedHeader.extend({ payload: z.record(z.string(), z.json()) });
export type JournalEntry = z.infer<typeof JournalEntry>;
