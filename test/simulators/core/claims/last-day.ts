import type { CalendarDate } from '../../../../electron/contract/moment.ts';

/**
 * The last day of a period of so many days that begins with what happened on a date: that day itself does not count
 * (Civil Act art. 157), and a last day that is a Saturday, a Sunday or a holiday moves to the first that is none (art.
 * 161). The core's own reckoning; it shares no line with the terminal's.
 */
export function lastDayOf(happenedOn: CalendarDate, days: number, holidays: readonly string[]): CalendarDate {
  const day = new Date(`${happenedOn}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  while (isClosed(day, holidays)) day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

const isClosed = (day: Date, holidays: readonly string[]): boolean =>
  [0, 6].includes(day.getUTCDay()) || holidays.includes(day.toISOString().slice(0, 10));
