import { type CalendarDate, instantOf } from '../../contract/moment.ts';

const dayMs = 86_400_000;

/** The date a number of days after another; before it when negative. */
export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  instantOf(Date.parse(date) + days * dayMs).slice(0, 10);

/**
 * The last day of a period of months that begins with what happened on `date`. The day after is the first that counts
 * (Civil Act art. 157); the period ends the day before that day's number comes round again, or with the month that has
 * no such number (art. 160): two months from 2026-12-30 and from 2026-12-31 both end on 2027-02-28, from 2027-02-28 on
 * 2027-04-30.
 */
export function monthsAfter(date: CalendarDate, months: number): CalendarDate {
  const [year, month, day] = addDays(date, 1).split('-').map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const end = Date.UTC(year, month - 1 + months, day > lastDay ? lastDay : day - 1);
  return instantOf(end).slice(0, 10);
}

/**
 * The bank's business days in Korea: Monday to Friday without the holidays, which are data because the government adds
 * some at a few weeks' notice. Periods are counted as the Civil Act counts them: the first day is left out (art. 157)
 * and a period that would end on a Saturday, Sunday or holiday ends on the next business day (art. 161).
 */
export class BusinessCalendar {
  readonly #holidays: ReadonlySet<CalendarDate>;

  /** @param holidays dates without business; weekends need not be among them */
  constructor(holidays: readonly CalendarDate[]) {
    this.#holidays = new Set(holidays);
  }

  isBusinessDay(date: CalendarDate): boolean {
    const weekday = new Date(date).getUTCDay();
    return weekday !== 0 && weekday !== 6 && !this.#holidays.has(date);
  }

  /** The date itself when it is a business day, else the next one. */
  onOrAfter(date: CalendarDate): CalendarDate {
    let day = date;
    while (!this.isBusinessDay(day)) day = addDays(day, 1);
    return day;
  }

  /** The last day of a period of business days that begins with what happened on `date`. */
  afterBusinessDays(date: CalendarDate, days: number): CalendarDate {
    let day = date;
    for (let counted = 0; counted < days; counted += 1) day = this.onOrAfter(addDays(day, 1));
    return day;
  }

  /** The last day of a period of calendar days that begins with what happened on `date`. */
  afterDays(date: CalendarDate, days: number): CalendarDate {
    return this.onOrAfter(addDays(date, days));
  }

  /** The last day of a period of calendar months that begins with what happened on `date`. */
  afterMonths(date: CalendarDate, months: number): CalendarDate {
    return this.onOrAfter(monthsAfter(date, months));
  }
}
