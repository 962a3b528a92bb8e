import { z } from 'zod';
import { ClaimMoney } from './claim-money.ts';
import {
  AccidentMeans,
  AccidentType,
  DeclarationKind,
  NotificationChannel,
  ReferenceCode,
  Representation,
} from './claim-reference.ts';
import { CustomerNo } from './customer.ts';
import { Sha256 } from './hex.ts';
import { IdentityDocument } from './issuance.ts';
import { CalendarDate, Instant } from './moment.ts';
import { Won } from './won.ts';

/**
 * A claim as it is filed, section by section. A draft is the same claim while it is being taken in (`claim-draft.ts`);
 * it has its `claimId` from the first key on, and keeps it.
 */

/** Who acts for the customer, and the papers that say they may (domain.md section 2, minors and agents). */
export const Representative = z.strictObject({
  name: z.string().trim().min(1).max(60),
  birthDate: CalendarDate,
  phone: z.string().regex(/^[0-9]{9,11}$/),
  relation: z.string().trim().min(1).max(40),
  identityDocument: IdentityDocument,
  /** An agent's: power of attorney and the customer's seal certificate. A legal representative's: the two certificates. */
  papers: z.strictObject({
    powerOfAttorney: z.boolean(),
    sealCertificate: z.boolean(),
    basicCertificate: z.boolean(),
    familyRelationCertificate: z.boolean(),
  }),
});
export type Representative = z.infer<typeof Representative>;

export const Contact = z.strictObject({
  phone: z.string().regex(/^[0-9]{9,11}$/),
  email: z.email().max(120).nullable(),
  address: z.string().trim().min(5).max(200),
});

/** How the customer wants to hear of progress; the first channel is tried first. */
export const Notification = z.strictObject({
  channels: z.array(NotificationChannel).min(1).max(5),
  consentedAt: Instant,
});

/** A claim or dispute that exists already, and why this one is another. */
export const DuplicateAnswer = z.strictObject({
  /** Numbers of the existing cases that were shown. */
  shown: z.array(z.string().max(60)).max(50),
  reason: z.enum(['ANOTHER_ACCIDENT', 'EARLIER_WITHDRAWN', 'EARLIER_REFUSED_NEW_EVIDENCE']),
  words: z.string().trim().min(1).max(300),
});
export type DuplicateAnswer = z.infer<typeof DuplicateAnswer>;

export const ClaimWho = z.strictObject({
  customerNo: CustomerNo,
  identityDocument: IdentityDocument,
  representation: Representation,
  representative: Representative.nullable(),
  contact: Contact,
  notification: Notification,
  /** Of the customer's papers. */
  language: z.enum(['ko', 'en']),
  /** Null where no other case of this customer was known. */
  duplicate: DuplicateAnswer.nullable(),
});
export type ClaimWho = z.infer<typeof ClaimWho>;

export const DeviceKind = z.enum(['ANDROID_PHONE', 'IPHONE', 'TABLET', 'PC', 'OTHER']);
export type DeviceKind = z.infer<typeof DeviceKind>;

export const Exposed = z.enum([
  'IDENTITY_DOCUMENT_PHOTO',
  'RESIDENT_NUMBER',
  'ACCOUNT_NUMBER',
  'CARD_NUMBER',
  'ACCOUNT_PASSWORD',
  'TRANSFER_PASSWORD',
  'CARD_PASSWORD',
  'SECURITY_CARD_CODES',
  'OTP_CODE',
  'VERIFICATION_CODE',
  'CERTIFICATE',
  'PHONE_CONTROL',
]);
export type Exposed = z.infer<typeof Exposed>;

export const CustomerAction = z.enum([
  'CALLED_112',
  'CALLED_BANK',
  'CALLED_POLICE_STATION',
  'CALLED_CARRIER',
  'REMOVED_APP',
  'RESET_DEVICE',
  'CHANGED_PASSWORDS',
  'REVOKED_CERTIFICATE',
  'BLOCKED_CARD',
]);
export type CustomerAction = z.infer<typeof CustomerAction>;

/** Answers to the exclusion questions; yes and unsure are told to the bank, which decides. */
export const ExclusionAnswer = z.enum(['YES', 'NO', 'UNSURE']);
export type ExclusionAnswer = z.infer<typeof ExclusionAnswer>;

export const ClaimWhat = z.strictObject({
  accidentType: AccidentType,
  means: AccidentMeans,
  /** In the customer's words; wanted when the means is OTHER. */
  meansInWords: z.string().trim().max(200),
  beganAt: Instant,
  noticedAt: Instant,
  devices: z.array(DeviceKind).max(5),
  exposed: z.array(Exposed).max(12),
  /** What the customer did, and when: notice to the bank counts from the second (EFTA art. 10). */
  actions: z.array(z.strictObject({ action: CustomerAction, at: Instant })).max(20),
  narrative: z.string().trim().min(1).max(4_000),
  exclusions: z.record(ReferenceCode, ExclusionAnswer),
});
export type ClaimWhat = z.infer<typeof ClaimWhat>;

/** A line of the checklist as it stood when the claim was filed, or after a supplement. */
export const ChecklistItem = z.discriminatedUnion('status', [
  z.strictObject({ paper: ReferenceCode, status: z.literal('PRESENT') }),
  z.strictObject({ paper: ReferenceCode, status: z.literal('PENDING'), until: CalendarDate }),
  z.strictObject({
    paper: ReferenceCode,
    status: z.literal('NOT_APPLICABLE'),
    reason: z.string().trim().min(1).max(300),
  }),
]);
export type ChecklistItem = z.infer<typeof ChecklistItem>;

/** An evidence file as a claim lists it: the bytes travel apart and are known by their hash. */
export const FiledFile = z.strictObject({
  fileId: z.uuid(),
  /** Which paper of the checklist it is, or is a part of. */
  paper: ReferenceCode,
  /** Of the plain bytes. */
  sha256: Sha256,
  bytes: z.int().positive(),
  mediaType: z.string().max(60),
  /** Null where there are none, or none can be counted. */
  pages: z.int().positive().nullable(),
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  /** What a reader of it must know: `ENCRYPTED_PDF`, `UNDECODABLE`. */
  marks: z.array(ReferenceCode).max(10),
  addedAt: Instant,
});
export type FiledFile = z.infer<typeof FiledFile>;

const ClaimEvidence = z.strictObject({
  checklist: z.array(ChecklistItem).max(60),
  files: z.array(FiledFile).max(500),
});
export type ClaimEvidence = z.infer<typeof ClaimEvidence>;

/** The paper of the checklist that the customer signs. */
export const signedForm = 'CLAIM_FORM';

const Signature = z.strictObject({
  method: z.enum(['PAD', 'PAPER']),
  /** The evidence file that shows it: the drawing, or the scan of the signed form. */
  fileId: z.uuid(),
  signedAt: Instant,
});

/**
 * The customer can't or won't sign now, and why. The signed form is then a paper that follows, where the bank's rule for
 * it gives days for that; the texts were read out and answered all the same.
 */
export const SignaturePending = z.strictObject({
  method: z.literal('PENDING'),
  reason: z.enum(['UNABLE', 'REFUSED']),
  words: z.string().trim().min(1).max(300),
});

export const ClaimDeclaration = z.strictObject({
  /** The texts by the version that was shown, and whether the customer agreed. */
  texts: z
    .array(z.strictObject({ kind: DeclarationKind, version: z.string().max(20), agreed: z.boolean() }))
    .max(10),
  signature: z.discriminatedUnion('method', [Signature, SignaturePending]),
});
export type ClaimDeclaration = z.infer<typeof ClaimDeclaration>;

/** `P-0421-01-20261126-0001`: gapless per terminal and business date, until the core's number arrives. */
export const ProvisionalNo = z.string().regex(/^P-[0-9]{4}-[0-9]{2}-[0-9]{8}-[0-9]{4,}$/);
export type ProvisionalNo = z.infer<typeof ProvisionalNo>;

/** A claim as the journal holds it and the core judges it. */
export const Claim = z.strictObject({
  claimId: z.uuid(),
  provisionalNo: ProvisionalNo,
  /** The set of reference data it was taken in under. */
  referenceFrom: CalendarDate,
  who: ClaimWho,
  what: ClaimWhat,
  money: ClaimMoney,
  evidence: ClaimEvidence,
  declaration: ClaimDeclaration,
  /** Sums over the movements, won. */
  totals: z.strictObject({ loss: Won, frozen: Won }),
  /** "Likely outside the standard because …": BEFORE_STANDARD for an accident older than it, and exclusions not answered NO. */
  likelyOutside: z.array(ReferenceCode).max(41),
  /** Whether the core was asked for other cases at this visit; it looks itself when the claim arrives. */
  duplicateCheck: z.enum(['DONE', 'NOT_DONE']),
});
export type Claim = z.infer<typeof Claim>;
