import { z } from 'zod';
import { CashCount } from './cash.ts';
import { CalendarDate, Instant } from './moment.ts';
import { StaffNo } from './staff.ts';
import { Won } from './won.ts';

/**
 * The cash drawer (시재) of a terminal: one, and in one person's hands at a time. What two people do with it is frozen
 * as a subject, which the second of them consents to and which then stands in the journal word for word.
 */

/** The float: counted out of the vault into the drawer by two people, and from then on in the hands of who asked. */
export const DrawerOpeningSubject = z.strictObject({
  kind: z.literal('DRAWER_OPENING'),
  businessDate: CalendarDate,
  count: CashCount,
  /** What the count comes to, won. */
  amount: Won,
});

/** Cash between drawer and vault while the day goes on. */
export const CashMovementSubject = z.strictObject({
  kind: z.literal('CASH_MOVEMENT'),
  businessDate: CalendarDate,
  direction: z.enum(['FROM_VAULT', 'TO_VAULT']),
  count: CashCount,
  amount: Won,
});

/** The drawer goes into other hands (인수인계): who takes it over is who consents. */
export const DrawerHandOverSubject = z.strictObject({
  kind: z.literal('DRAWER_HAND_OVER'),
  businessDate: CalendarDate,
  to: StaffNo,
  count: CashCount,
  amount: Won,
});

export const CashDifferenceReason = z.enum(['CHANGE_GIVEN_WRONG', 'FEE_TAKEN_WRONG', 'UNEXPLAINED']);
export type CashDifferenceReason = z.infer<typeof CashDifferenceReason>;

/** A count found more or less than the books (과부족); booked, the books say what was counted. */
export const CashDifferenceSubject = z.strictObject({
  kind: z.literal('CASH_DIFFERENCE'),
  businessDate: CalendarDate,
  count: CashCount,
  /** What the count comes to, and what the books said, won. */
  counted: Won,
  expected: Won,
  reason: CashDifferenceReason,
  explanation: z.string().trim().min(2).max(200),
});

/** Everything about the drawer that takes two. */
export const DrawerSubject = z.discriminatedUnion('kind', [
  DrawerOpeningSubject,
  CashMovementSubject,
  DrawerHandOverSubject,
  CashDifferenceSubject,
]);
export type DrawerSubject = z.infer<typeof DrawerSubject>;

/** One movement of the drawer's cash. */
export const DrawerMovement = z.strictObject({
  seq: z.int().positive(),
  at: Instant,
  actor: z.string(),
  kind: z.enum(['FEE', 'REFUND', 'FROM_VAULT', 'TO_VAULT', 'OVER', 'SHORT']),
  /** Won, negative for what left the drawer. */
  change: z.int(),
  /** Cash in the drawer after it, won. */
  balance: Won,
});
export type DrawerMovement = z.infer<typeof DrawerMovement>;

/** The drawer as the page shows it. */
export const DrawerView = z.strictObject({
  /** NOT_CLOSED: it has been open since an earlier business date, whose closing comes first. */
  state: z.enum(['NOT_OPENED', 'OPEN', 'NOT_CLOSED']),
  /** The date of the drawer while it is open, else today's. */
  businessDate: CalendarDate,
  holder: z.strictObject({ staffNo: StaffNo, name: z.string() }).nullable(),
  /** Cash in it by the books, won. */
  expected: Won,
  /** Won above which cash belongs into the vault. */
  limit: Won,
  /** Whether cash is taken only into a drawer that was opened. */
  required: z.boolean(),
  lastCount: z
    .strictObject({ at: Instant, actor: z.string(), count: CashCount, counted: Won, expected: Won })
    .nullable(),
  movements: z.array(DrawerMovement),
});
export type DrawerView = z.infer<typeof DrawerView>;
