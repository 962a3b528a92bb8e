import { z } from 'zod';
import {
  ClaimDeclaration,
  ClaimWhat,
  ClaimWho,
  Contact,
  DuplicateAnswer,
  Notification,
  Representative,
  SignaturePending,
} from './claim.ts';
import { ClaimMoney, Movement, MovementSource, RefundProcedure } from './claim-money.ts';
import { NotificationChannel, ReferenceCode } from './claim-reference.ts';
import { IdentityDocument } from './issuance.ts';
import { LeftOutReason } from './left-out-paper.ts';
import { CalendarDate, Instant } from './moment.ts';

/**
 * A claim while it is being taken in: every field of `claim.ts` may still be missing. Identity numbers are no part of
 * it: they go in by a call of their own and never come back but masked.
 */

/** Rises when a shape changes; an older draft is brought forward field by field. */
export const claimDraftVersion = 1;

const SeenDocument = IdentityDocument.omit({ number: true }).partial();

const RepresentativeDraft = Representative.extend({
  identityDocument: SeenDocument,
  papers: Representative.shape.papers.partial(),
  name: z.string().max(60),
  relation: z.string().max(40),
}).partial();

const ClaimWhoDraft = ClaimWho.extend({
  identityDocument: SeenDocument,
  representative: RepresentativeDraft.nullable(),
  contact: Contact.extend({ email: z.string().max(120).nullable(), address: z.string().max(200) }).partial(),
  notification: Notification.extend({ channels: z.array(NotificationChannel).max(5) }).partial(),
  duplicate: DuplicateAnswer.extend({ words: z.string().max(300) })
    .partial()
    .nullable(),
}).partial();
export type ClaimWhoDraft = z.infer<typeof ClaimWhoDraft>;

const ClaimWhatDraft = ClaimWhat.extend({
  actions: z.array(ClaimWhat.shape.actions.element.partial({ at: true })).max(20),
  narrative: z.string().max(4_000),
}).partial();
export type ClaimWhatDraft = z.infer<typeof ClaimWhatDraft>;

/** An account number while it is being typed. */
const AccountNoTyped = z.string().regex(/^[0-9*]{0,20}$/);

/** Where a movement went, as far as it has been told. */
const MovementTargetDraft = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('ACCOUNT'),
      institution: ReferenceCode,
      accountNo: AccountNoTyped,
      holder: z.string().max(60),
    })
    .partial()
    .required({ kind: true }),
  z
    .strictObject({
      kind: z.literal('EXCHANGE'),
      exchange: ReferenceCode,
      accountId: z.string().max(60),
      wallet: z.string().max(120),
      transactionHash: z.string().max(120),
    })
    .partial()
    .required({ kind: true }),
  z.strictObject({ kind: z.literal('MERCHANT'), name: z.string().max(80) }),
  z.strictObject({ kind: z.literal('UNKNOWN') }),
]);
export type MovementTargetDraft = z.infer<typeof MovementTargetDraft>;

export const MovementDraft = Movement.extend({
  from: MovementSource.extend({ accountNo: AccountNoTyped }).partial(),
  to: MovementTargetDraft,
  /** Of an asset either part may come first. */
  asset: z.strictObject({ symbol: z.string().max(12), quantity: z.string().max(34) }).nullable(),
})
  .partial()
  .required({ movementId: true });
export type MovementDraft = z.infer<typeof MovementDraft>;

const ClaimMoneyDraft = ClaimMoney.extend({
  movements: z.array(MovementDraft).max(5_000),
  refund: RefundProcedure.partial(),
}).partial();
export type ClaimMoneyDraft = z.infer<typeof ClaimMoneyDraft>;

/** The teller's word on papers that are not there; those that are speak by their files. */
const AbsentPaper = z.strictObject({
  paper: ReferenceCode,
  status: z.enum(['PENDING', 'NOT_APPLICABLE']),
  until: CalendarDate.optional(),
  reason: z.string().max(300).optional(),
});
export type AbsentPaper = z.infer<typeof AbsentPaper>;

/** A paper that was filed with what is being corrected, and is not to be filed again; the reason is wanted. */
const LeavingOut = z.strictObject({ fileId: z.uuid(), reason: LeftOutReason.optional() });
export type LeavingOut = z.infer<typeof LeavingOut>;

const ClaimEvidenceDraft = z
  .strictObject({ absent: z.array(AbsentPaper).max(60), leftOut: z.array(LeavingOut).max(500) })
  .partial();
export type ClaimEvidenceDraft = z.infer<typeof ClaimEvidenceDraft>;

const [Signature] = ClaimDeclaration.shape.signature.options;

const ClaimDeclarationDraft = ClaimDeclaration.extend({
  signature: z.discriminatedUnion('method', [
    Signature,
    SignaturePending.extend({ words: z.string().max(300) }).partial({ reason: true }),
  ]),
}).partial();
export type ClaimDeclarationDraft = z.infer<typeof ClaimDeclarationDraft>;

export const ClaimStep = z.enum(['WHO', 'WHAT', 'MONEY', 'EVIDENCE', 'DECLARATION']);
export type ClaimStep = z.infer<typeof ClaimStep>;

export const ClaimDraft = z.strictObject({
  version: z.literal(claimDraftVersion),
  claimId: z.uuid(),
  /** Where the teller was last. */
  step: ClaimStep,
  begunAt: Instant,
  who: ClaimWhoDraft,
  what: ClaimWhatDraft,
  money: ClaimMoneyDraft,
  evidence: ClaimEvidenceDraft,
  declaration: ClaimDeclarationDraft,
});
export type ClaimDraft = z.infer<typeof ClaimDraft>;

/** What a save brings: one section, whole. */
export const ClaimSection = z.discriminatedUnion('section', [
  z.strictObject({ section: z.literal('who'), content: ClaimWhoDraft }),
  z.strictObject({ section: z.literal('what'), content: ClaimWhatDraft }),
  z.strictObject({ section: z.literal('money'), content: ClaimMoneyDraft }),
  z.strictObject({ section: z.literal('evidence'), content: ClaimEvidenceDraft }),
  z.strictObject({ section: z.literal('declaration'), content: ClaimDeclarationDraft }),
]);
export type ClaimSection = z.infer<typeof ClaimSection>;
