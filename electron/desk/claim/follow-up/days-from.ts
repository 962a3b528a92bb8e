import type { CalendarDate } from '../../../contract/moment.ts';

const dayMs = 86_400_000;

/** Days from one date to another; less than nothing when it has passed. */
export const daysFrom = (from: CalendarDate, to: CalendarDate): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
