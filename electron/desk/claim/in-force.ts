import type { CalendarDate } from '../../contract/moment.ts';

/** Whether dated reference data is in force on a date; both its ends belong to it, null is open. */
export const inForce = (
  { from, to }: { readonly from: CalendarDate | null; readonly to: CalendarDate | null },
  on: CalendarDate,
): boolean => (from === null || from <= on) && (to === null || on <= to);
