import { z } from 'zod';
import { call, done, needs } from './call.ts';
import { JournalType } from './journal-entry.ts';
import { CalendarDate, Instant } from './moment.ts';
import { resultOf } from './result.ts';
import { CardSerialNo, CardStatus } from './smart-otp-card.ts';
import { StaffNo } from './staff.ts';
import { BatchFindings, BatchNo, CardManifest, StockPayloads } from './stock-records.ts';

/** How a card moved; the steps each kind allows are those of migration `card-stock`. */
export const MovementKind = z.enum([
  'LISTED',
  'CORE',
  'RECEIVED',
  'RECEIVED_DAMAGED',
  'NOT_RECEIVED',
  'ASSIGNED',
  'ISSUED',
  'SPOILED',
  'LOST',
  'LOST_AT_COUNTER',
  'REVERSED',
  'RECALLED',
  'RETURNED',
]);
export type MovementKind = z.infer<typeof MovementKind>;

/** A place cards can be in: a teller's hand, or the branch's open stock (null). */
const Place = StaffNo.nullable();

/** The stock of this branch at a glance, for one business date. */
export const StockOverview = z.strictObject({
  businessDate: CalendarDate,
  /** Whether tellers issue from cards of their own only. */
  assignedOnly: z.boolean(),
  places: z.array(
    z.strictObject({
      place: Place,
      /** Null for the open stock. */
      name: z.string().nullable(),
      cards: z.int().nonnegative(),
      countedAt: Instant.nullable(),
      /** Counted less expected at that count. */
      difference: z.int().nullable(),
    }),
  ),
  batches: z.array(CardManifest.omit({ serialNos: true }).extend({ cards: z.int().positive() })),
  /** Spoiled cards that still lie here, to be returned. */
  spoiled: z.int().nonnegative(),
});
export type StockOverview = z.infer<typeof StockOverview>;

/** A card as a list shows it. */
export const CardLine = z.strictObject({
  serialNo: CardSerialNo,
  vendorCode: z.string(),
  status: CardStatus,
  assignedTo: StaffNo.nullable(),
});
export type CardLine = z.infer<typeof CardLine>;

/** One step in the life of a card. */
export const CardStep = z.strictObject({
  /** MANIFEST: head office announced it. TRIED: an issuance began with it and ended without it. */
  kind: z.enum([...MovementKind.options, 'MANIFEST', 'STARTED', 'TRIED']),
  at: z.string(),
  /** Staff number; null for what head office or the core did. */
  actor: z.string().nullable(),
  approvers: z.array(StaffNo),
  /** The entry, and where it stands with the core; null for what has no entry here. */
  entry: z
    .strictObject({
      seq: z.int().positive(),
      type: JournalType,
      sync: z.enum(['WAITING', 'STORED', 'ACCEPTED', 'REJECTED']),
    })
    .nullable(),
  /** What it came to be. */
  status: CardStatus,
  assignedTo: StaffNo.nullable(),
  /** The branch the core gave it to; null for a step within one. */
  toBranch: z.string().nullable(),
  batchNo: BatchNo.nullable(),
  /** A code of the payload: why spoiled, how lost, why abandoned. */
  reason: z.string().nullable(),
  /** Of the customer it was issued to, or should have been. */
  maskedName: z.string().nullable(),
});
export type CardStep = z.infer<typeof CardStep>;

/** A card's whole story, oldest first: from the manifest to the customer. */
export const CardStory = z.strictObject({ card: CardLine, steps: z.array(CardStep) });
export type CardStory = z.infer<typeof CardStory>;

/** The request by which a second person has consented to exactly this act. */
const approval = z.uuidv7();

const look = call.meta(needs('LOOK'));
const keep = call.meta(needs('KEEP_STOCK'));

export const stockCalls = {
  overview: look.output(resultOf(StockOverview)),
  /** A batch on its way, with the serial numbers of its manifest. */
  batch: keep.input(z.strictObject({ batchNo: BatchNo })).output(resultOf(CardManifest)),
  /** The cards in a place, in the order of their numbers. */
  cards: look
    .input(z.strictObject({ place: Place }))
    .output(resultOf(z.strictObject({ cards: z.array(CardLine) }))),
  /** Cards with these digits in a row in their serial number, at most 20. */
  find: look
    .input(z.strictObject({ query: z.string().trim().min(4).max(30) }))
    .output(resultOf(z.strictObject({ cards: z.array(CardLine) }))),
  story: look.input(z.strictObject({ serialNo: CardSerialNo })).output(resultOf(CardStory)),
  receive: keep.input(BatchFindings.extend({ batchNo: BatchNo, approval })).output(done),
  assign: keep.input(StockPayloads.CardsAssigned.extend({ approval })).output(done),
  spoil: keep.input(StockPayloads.CardSpoiled).output(done),
  lose: keep.input(StockPayloads.CardLost.extend({ approval })).output(done),
  returnCards: keep.input(StockPayloads.CardsReturned.extend({ approval })).output(done),
  /** Counts a place; when the number differs from the list's it needs an explanation and consent. */
  count: keep
    .input(StockPayloads.StockCounted.omit({ expected: true }).extend({ approval: approval.nullable() }))
    .output(
      resultOf(
        z.discriminatedUnion('verdict', [
          z.strictObject({ verdict: z.literal('RECORDED') }),
          /** Nothing is recorded yet: explain it, have it approved, or count again. */
          z.strictObject({ verdict: z.literal('DIFFERS'), expected: z.int().nonnegative() }),
        ]),
      ),
    ),
};
