import { z } from 'zod';
import { DayClosingSubject } from './day.ts';

/** Journal entries of the business day. */
export const dayRecords = {
  /** The last entry of a business date, with the second person's consent to `closing`. */
  DayClosed: z.strictObject({
    closing: DayClosingSubject,
    /** Entries the core had not stored when the day was closed. */
    unsent: z.int().nonnegative(),
  }),
} as const;
