import { z } from 'zod';
import { CalendarDate } from './moment.ts';
import { CardSerialNo } from './smart-otp-card.ts';
import { StaffNo } from './staff.ts';

/** Most cards of one package: what two people can count and confirm in one go. */
const largestBatch = 500;

/** Number of a delivery, `B20261123-001`. */
export const BatchNo = z.string().regex(/^[A-Z0-9-]{4,20}$/);
/** Number of the sealed package, printed on its seal. */
const PackageNo = z.string().regex(/^[A-Z0-9-]{4,24}$/);

const serialNos = z.array(CardSerialNo).max(largestBatch);
/** Who has the cards: a teller by number; null: the branch's open stock. */
const place = StaffNo.nullable();

/** Why a card is out of use. */
export const SpoilReason = z.enum(['DEFECTIVE', 'DAMAGED', 'PRINT_ERROR', 'EXPIRED', 'OTHER']);
export type SpoilReason = z.infer<typeof SpoilReason>;

/** Where a card went out of sight. */
export const LossCircumstance = z.enum(['AT_COUNTER', 'IN_VAULT', 'IN_TRANSPORT', 'STOLEN', 'UNKNOWN']);
export type LossCircumstance = z.infer<typeof LossCircumstance>;

const words = z.string().trim().min(2).max(200);

/** What two people found in a package, serial number by serial number. */
export const BatchFindings = z.strictObject({
  /** As read from the seal; it must be the manifest's. */
  packageNo: PackageNo,
  sealIntact: z.boolean(),
  present: serialNos,
  damaged: serialNos,
  missing: serialNos,
  /** In the package but not on its manifest: set aside for head office, never in this branch's stock. */
  extra: serialNos,
});
export type BatchFindings = z.infer<typeof BatchFindings>;

/** What head office has sent to a branch, as the feed announces it; its cards come before it in the feed. */
export const CardManifest = z.strictObject({
  batchNo: BatchNo,
  branchNo: z.string().regex(/^[0-9]{4}$/),
  vendorCode: z.string().regex(/^[0-9]{3}$/),
  packageNo: PackageNo,
  sentOn: CalendarDate,
  serialNos: serialNos.min(1),
  /** Whether the branch has received it, at whichever of its terminals. */
  received: z.boolean(),
});
export type CardManifest = z.infer<typeof CardManifest>;

/** Journal payloads of the controlled stock of cards (domain.md section 3: 중요증서). */
export const StockPayloads = {
  /** Two people opened a package; every serial number of its manifest is present, damaged or missing. */
  CardBatchReceived: BatchFindings.extend({ batchNo: BatchNo }),
  /** Cards change hands inside the branch; both people stand in the entry. */
  CardsAssigned: z.strictObject({ from: place, to: place, serialNos: serialNos.min(1) }),
  CardSpoiled: z.strictObject({ serialNo: CardSerialNo, reason: SpoilReason }),
  /** Also the security notice to the core, which bars the card everywhere. */
  CardLost: z.strictObject({ serialNo: CardSerialNo, circumstance: LossCircumstance }),
  /** Back to head office in a sealed package. */
  CardsReturned: z.strictObject({ packageNo: PackageNo, serialNos: serialNos.min(1) }),
  /** The count of one place; a difference is explained and approved. */
  StockCounted: z.strictObject({
    place,
    expected: z.int().nonnegative(),
    counted: z.int().nonnegative(),
    explanation: words.nullable(),
  }),
} as const;

/** What a second person consents to, word for word what is recorded. */
export const StockSubject = z.discriminatedUnion('kind', [
  StockPayloads.CardBatchReceived.extend({ kind: z.literal('STOCK_RECEIPT') }),
  StockPayloads.CardsAssigned.extend({ kind: z.literal('STOCK_HANDOVER') }),
  StockPayloads.CardsReturned.extend({ kind: z.literal('STOCK_RETURN') }),
  StockPayloads.CardLost.extend({ kind: z.literal('STOCK_LOSS') }),
  StockPayloads.StockCounted.extend({ kind: z.literal('STOCK_DIFFERENCE') }),
]);
export type StockSubject = z.infer<typeof StockSubject>;
