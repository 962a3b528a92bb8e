import { z } from 'zod';
import { CashCount } from './cash.ts';
import { CalendarDate, Instant } from './moment.ts';
import { StaffNo } from './staff.ts';
import { Won } from './won.ts';

/** How many, and what they come to, won. */
const Sum = z.strictObject({ count: z.int().nonnegative(), amount: Won });

/**
 * A business day in figures, from three sides that know nothing of each other: the books of the cash drawer, the
 * issuance records, the card stock.
 */
export const DayFigures = z.strictObject({
  /** By the ledger: carried + fromVault + fees + over − toVault − refunds − short = expected. */
  cash: z.strictObject({
    /**
     * What was in the drawer from other days, won: before the day's first movement, unless a clock was wrong meanwhile.
     * Then money of this day may have been given out on another, and it is less than nothing.
     */
    carried: z.int(),
    fromVault: Won,
    toVault: Won,
    fees: Won,
    refunds: Won,
    over: Won,
    short: Won,
    expected: Won,
  }),
  /** By the issuance records: fees of the cards issued, how each was settled, and cash that reversals gave back. */
  records: z.strictObject({ issued: Sum, waived: Sum, debited: Sum, cash: Sum, refunded: Sum }),
  /** By the card stock of the branch: opening + received − issued − spoiled − returned − lost = expected, in cards. */
  stock: z.strictObject({
    opening: z.int(),
    received: z.int().nonnegative(),
    issued: z.int().nonnegative(),
    spoiled: z.int().nonnegative(),
    returned: z.int().nonnegative(),
    lost: z.int().nonnegative(),
    /** Less than nothing only where a clock was set to and fro meanwhile. */
    expected: z.int(),
    /** Of `issued`, what this terminal took out of the stock. */
    issuedHere: z.int().nonnegative(),
    /** Null while a place has not been counted. */
    counted: z.int().nullable(),
    /** Places with cards that nobody has counted on this date. */
    uncounted: z.int().nonnegative(),
  }),
});
export type DayFigures = z.infer<typeof DayFigures>;

/**
 * Where the sides of a day can differ: cash counted against the books (won), books against issuance records (won),
 * records against the cards that left the stock (cards), the stock counted against its list (cards), places of the
 * stock that were not counted (places).
 */
const DaySide = z.enum(['CASH', 'RECORDS', 'CARDS', 'STOCK', 'UNCOUNTED']);

/** What was found less what should be there, in the unit of its side. */
export const DayDifference = z.strictObject({ side: DaySide, difference: z.int() });
export type DayDifference = z.infer<typeof DayDifference>;

/** The closing of a business day (마감) as a second person sees it and consents to it. */
export const DayClosingSubject = z.strictObject({
  kind: z.literal('DAY_CLOSING'),
  businessDate: CalendarDate,
  /** The drawer, counted; all of it goes to the vault. */
  count: CashCount,
  counted: Won,
  figures: DayFigures,
  /** One for each side that differs; a difference in cash is not explained here but booked before. */
  explanations: z
    .array(DayDifference.extend({ explanation: z.string().trim().min(2).max(200) }))
    .max(DaySide.options.length),
});
export type DayClosingSubject = z.infer<typeof DayClosingSubject>;

/** Who waived for whom how often: pairs far from the branch's habit are looked at. */
export const WaiverPair = z.strictObject({ maker: StaffNo, approver: StaffNo, waived: Sum });
export type WaiverPair = z.infer<typeof WaiverPair>;

/** A day that was closed, and its report to be had. */
export const ClosedDay = z.strictObject({ businessDate: CalendarDate, closedAt: Instant, actor: z.string() });
export type ClosedDay = z.infer<typeof ClosedDay>;

/** The day as the page shows it. */
export const DayView = z.strictObject({
  /** The day whose closing is next: the drawer's while it is open, else today. */
  businessDate: CalendarDate,
  figures: DayFigures,
  /** Where the sides differ now, but for the cash, which the closing counts; each is to be explained. */
  differences: z.array(DayDifference),
  /** Issuances that have not ended, which must before the day can. */
  openIssuances: z.int().nonnegative(),
  /** Carried fees no card was paid with, which must be given back before. */
  carriedFees: z.int().nonnegative(),
  /** Entries the core has not stored; they do not stop the closing. */
  unsent: z.int().nonnegative(),
  /** Of the month of this date. */
  waiverPairs: z.array(WaiverPair),
  /** The last days that were closed, newest first. */
  closedDays: z.array(ClosedDay),
});
export type DayView = z.infer<typeof DayView>;
