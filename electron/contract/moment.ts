import { z } from 'zod';

/** A UTC instant with milliseconds, `2026-11-22T05:03:22.123Z`. */
export const Instant = z.iso.datetime({ precision: 3 });
export type Instant = z.infer<typeof Instant>;

/** A calendar date, `2026-11-22`: a business date of the bank (Asia/Seoul) or a date printed on a document. */
export const CalendarDate = z.iso.date();
export type CalendarDate = z.infer<typeof CalendarDate>;

/** The instant of a clock reading in milliseconds since 1970. */
export const instantOf = (ms: number): Instant => new Date(ms).toISOString();

const seoul = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul' });

/**
 * The calendar day in Seoul at an instant, or at a clock reading in milliseconds since 1970. Not always the business
 * date: a terminal asks its `BusinessDays` for that, since a day that is closed stays closed whatever the clock says.
 */
export const seoulDateOf = (at: Instant | number): CalendarDate => seoul.format(new Date(at));

const seoulClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Seoul',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** An instant as the clock on the wall of the branch has it, `2026-11-22 14:03:22`. */
export const seoulTimeOf = (instant: Instant): string => seoulClock.format(new Date(instant));
