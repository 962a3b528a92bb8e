import { z } from 'zod';
import { call, needs } from './call.ts';
import { CalendarDate } from './moment.ts';
import { resultOf } from './result.ts';

/** One business date of the month in the numbers a supervisor looks for. */
export const MonthDay = z.strictObject({
  date: CalendarDate,
  /** Issuances by how their fee was settled, and those taken back. */
  cash: z.int().nonnegative(),
  debit: z.int().nonnegative(),
  waived: z.int().nonnegative(),
  reversed: z.int().nonnegative(),
  /** What counts found over less what they found short, won. */
  cashDifference: z.int(),
  /** Cards in stock at the end of the date, by the list. Less than nothing only where a clock was set to and fro. */
  stock: z.int(),
  /** Counted less expected, by the last count of every place. */
  stockDifference: z.int(),
});
export type MonthDay = z.infer<typeof MonthDay>;

export const monthCalls = {
  /** The month so far, from its first day to the business date of today. */
  days: call.meta(needs('OVERSEE')).output(resultOf(z.array(MonthDay).max(31))),
};
