import { z } from 'zod';
import { CalendarDate } from './moment.ts';
import { Won } from './won.ts';

/** What the desk reckons from a draft's money, so that teller and customer see at once whether it adds up. */

/** Sums over the movements entered so far, won. */
export const MoneyTotals = z.strictObject({
  loss: Won,
  transfers: Won,
  loans: Won,
  cardUse: Won,
  /** Of the loss, what went to virtual asset exchanges. */
  toExchanges: Won,
  /** Per asset, plain decimal numbers. */
  assets: z.array(z.strictObject({ symbol: z.string(), quantity: z.string() })).max(5_000),
  frozen: Won,
  refund: Won,
  /** Loss without the refund, the base of a decision; 0 where the refund is larger. */
  remaining: Won,
});
export type MoneyTotals = z.infer<typeof MoneyTotals>;

/** Something that can't be true together; `rows` are the movements it is about, numbered from 1. */
export const MoneyContradiction = z.strictObject({
  kind: z.enum([
    /** Larger than whole won can be counted exactly: 2^53 − 1. */
    'SUM_TOO_LARGE',
    'STATED_LOSS_DIFFERS',
    'REFUND_ABOVE_LOSS',
    'REFUND_WITHOUT_DECISION',
    'FROZEN_ABOVE_AMOUNT',
    'FROZEN_TWICE',
    'SAME_MOVEMENT_TWICE',
    'ASSET_TO_BANK_ACCOUNT',
    'MOVEMENT_IN_FUTURE',
    'MOVEMENT_BEFORE_STANDARD',
    'MOVEMENT_BEFORE_ACCIDENT',
    'SUSPENSION_BEFORE_MOVEMENT',
    'DATES_OUT_OF_ORDER',
  ]),
  rows: z.array(z.int().positive()).max(5_000),
  /** Fills the sentence's placeholders. */
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type MoneyContradiction = z.infer<typeof MoneyContradiction>;

/** The steps of the refund procedure in their order (domain.md section 1, refund act clock). */
const RefundStep = z.enum([
  'URGENT_REPORT',
  'PAPERS',
  'FURTHER_PAPERS',
  'ANNOUNCEMENT',
  'EXTINGUISHMENT',
  'REFUND_DECISION',
]);

/**
 * One dated point of the procedure. HAPPENED: on this day. DUE: no later than this day. EARLIEST: nobody can know, but
 * not before this day, because the steps before it take that long at least. LAPSED: the day passed and nothing came.
 */
export const RefundPoint = z.strictObject({
  step: RefundStep,
  on: CalendarDate,
  certainty: z.enum(['HAPPENED', 'DUE', 'EARLIEST', 'LAPSED']),
});
export type RefundPoint = z.infer<typeof RefundPoint>;

export const ClaimMoneyReview = z.strictObject({
  today: CalendarDate,
  /** Null while a sum can't be reckoned; a contradiction says why. */
  totals: MoneyTotals.nullable(),
  contradictions: z.array(MoneyContradiction).max(200),
  timeline: z.array(RefundPoint).max(10),
});
export type ClaimMoneyReview = z.infer<typeof ClaimMoneyReview>;
