import { z } from 'zod';
import { CalendarDate } from './moment.ts';

/** What a person reads, in both languages of the counter. */
export const Words = z.strictObject({ ko: z.string().min(1).max(4_000), en: z.string().min(1).max(4_000) });
export type Words = z.infer<typeof Words>;

/** A code of the reference data: `POLICE_INCIDENT_CONFIRMATION`, `X1`, `004`. */
export const ReferenceCode = z.string().regex(/^[A-Z0-9][A-Z0-9_]{0,39}$/);
export type ReferenceCode = z.infer<typeof ReferenceCode>;

/** From `from` to `to`, both inclusive; null: since ever, still. */
const period = { from: CalendarDate.nullable(), to: CalendarDate.nullable() };

/** Where money can have gone or come from: a bank, a post office, a card company … and its code. */
export const Institution = z.strictObject({
  code: ReferenceCode,
  kind: z.enum(['BANK', 'POST', 'COOPERATIVE', 'SAVINGS_BANK', 'SECURITIES', 'CARD', 'REMITTANCE']),
  name: Words,
  /** Whether it is this bank itself: the claim belongs where the account is held that suffered the loss. */
  own: z.boolean(),
  ...period,
});
export type Institution = z.infer<typeof Institution>;

/** A virtual asset exchange and the bank its real-name accounts are at (domain.md section 4). */
export const Exchange = z.strictObject({
  code: ReferenceCode,
  name: Words,
  partners: z.array(z.strictObject({ institution: ReferenceCode, ...period })).max(10),
  ...period,
});
export type Exchange = z.infer<typeof Exchange>;

export const AccidentType = z.enum(['FORGERY_OR_ALTERATION', 'INTRUSION', 'PERSONAL_DATA_MISUSE']);
export type AccidentType = z.infer<typeof AccidentType>;

export const AccidentMeans = z.enum([
  'SMISHING',
  'VOICE_PHISHING',
  'PHARMING',
  'MEMORY_HACKING',
  'MALICIOUS_APP',
  'LOST_OR_STOLEN',
  'OTHER',
]);
export type AccidentMeans = z.infer<typeof AccidentMeans>;

export const Representation = z.enum(['SELF', 'AGENT', 'LEGAL_REPRESENTATIVE']);
export type Representation = z.infer<typeof Representation>;

export const MovementKind = z.enum(['TRANSFER', 'LOAN', 'CARD_USE']);
export type MovementKind = z.infer<typeof MovementKind>;

/** A case in which a paper is wanted: every condition that is not null must hold; all null: in every case. */
export const PaperCondition = z.strictObject({
  representations: z.array(Representation).nullable(),
  customerKinds: z.array(z.enum(['PERSONAL', 'SOLE_PROPRIETOR'])).nullable(),
  means: z.array(AccidentMeans).nullable(),
  movements: z.array(MovementKind).nullable(),
  /** Whether money went to an exchange. */
  exchange: z.boolean().nullable(),
  /** Whether the customer has applied for a refund under the telecom-fraud refund act. */
  refundApplied: z.boolean().nullable(),
});
export type PaperCondition = z.infer<typeof PaperCondition>;

/** One line of the checklist. */
export const PaperRule = z.strictObject({
  paper: ReferenceCode,
  name: Words,
  /** Where the customer gets it, or what counts as it; null where that needs no word. */
  hint: Words.nullable(),
  when: PaperCondition,
  /** Days after the filing within which it may follow; null: it must be there when the claim is filed. */
  pendingDays: z.int().min(1).max(400).nullable(),
  /** Whether a teller may say, with a reason, that it does not apply. */
  mayNotApply: z.boolean(),
});
export type PaperRule = z.infer<typeof PaperRule>;

/** A question that finds out whether the standard leaves the accident out (domain.md section 1, X1 to X9). */
export const ExclusionQuestion = z.strictObject({
  code: ReferenceCode,
  question: Words,
  /** Ends "likely outside the standard because …". */
  because: Words,
});
export type ExclusionQuestion = z.infer<typeof ExclusionQuestion>;

export const DeclarationKind = z.enum([
  'DECLARATION',
  'CONSENT_PERSONAL_DATA',
  'CONSENT_THIRD_PARTIES',
  'CONSENT_NOTIFICATION',
]);
export type DeclarationKind = z.infer<typeof DeclarationKind>;

/** A text the customer agrees to. A new wording is a new version; the old ones stay. */
export const DeclarationText = z.strictObject({
  kind: DeclarationKind,
  version: z.string().regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}(\.[0-9]+)?$/),
  /** Whether the claim can't be filed without it. */
  required: z.boolean(),
  title: Words,
  body: Words,
});
export type DeclarationText = z.infer<typeof DeclarationText>;

export const NotificationChannel = z.enum(['KAKAOTALK', 'APP_PUSH', 'SMS', 'EMAIL', 'LETTER']);
export type NotificationChannel = z.infer<typeof NotificationChannel>;

/** How long personal data is kept, and by which rule; what is older is erased. */
export const RetentionRule = z.strictObject({
  rule: ReferenceCode,
  of: z.enum(['FILED_CLAIM', 'WITHDRAWN_CLAIM', 'DRAFT', 'EVIDENCE_FILE']),
  /** Counted from the last thing that happened to it. */
  days: z.int().min(1).max(20_000),
  basis: Words,
});
export type RetentionRule = z.infer<typeof RetentionRule>;

/**
 * Everything about claims that law, agreement or the bank fixes and may change: one dated set, from `effectiveFrom`
 * until the next. No line of code knows any of it.
 */
export const ClaimReference = z.strictObject({
  effectiveFrom: CalendarDate,
  /** Accidents before this date are outside the standard (domain.md section 1: 2024-01-01 for banks). */
  standardFrom: CalendarDate,
  institutions: z.array(Institution).max(500),
  exchanges: z.array(Exchange).max(200),
  papers: z.array(PaperRule).max(60),
  exclusions: z.array(ExclusionQuestion).max(40),
  texts: z.array(DeclarationText).max(40),
  channels: z.array(NotificationChannel).min(1).max(5),
  /** The clock of the telecom-fraud refund act (domain.md section 1, refund act clock), and of the objection. */
  clocks: z.strictObject({
    /** Art. 3, decree 3: papers after an urgent report, business days. */
    papersBusinessDays: z.int().positive().max(60),
    /** Decree 3: the bank's further period with warning, days. */
    finalNoticeDays: z.int().positive().max(400),
    /** Art. 5: announcement, months. */
    announcementMonths: z.int().positive().max(60),
    /** Art. 10: refund decision after it, days. */
    decisionDays: z.int().positive().max(400),
    /** Electronic financial transactions act, decree art. 14: the answer to an objection, days. */
    objectionDays: z.int().positive().max(400),
  }),
  limits: z.strictObject({
    /** Of one evidence file, and of all of one claim, bytes. */
    fileBytes: z.int().positive(),
    claimBytes: z.int().positive(),
    files: z.int().positive(),
    movements: z.int().positive().max(5_000),
  }),
  retention: z.array(RetentionRule).max(20),
});
export type ClaimReference = z.infer<typeof ClaimReference>;
