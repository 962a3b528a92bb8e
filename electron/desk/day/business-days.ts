import type { Database, Statement } from 'better-sqlite3';
import type { JournalEntry } from '../../contract/journal-entry.ts';
import { type CalendarDate, seoulDateOf } from '../../contract/moment.ts';
import type { Problem } from '../../contract/problem.ts';
import { addDays, BusinessCalendar } from '../claim/business-calendar.ts';
import { readSettings } from '../settings.ts';

/**
 * The business dates of this terminal: open until somebody closes them, and then closed for good. New work is booked
 * under the calendar day in Seoul; where that day is closed already, because it is late or because the clock was set
 * back, under the first business day after the last closed one. The database lets nothing into a closed day.
 */
export class BusinessDays {
  readonly #connection: Database;
  readonly #now: () => number;
  readonly #last: Statement<[], string | null>;

  /** @param now clock, milliseconds since 1970 */
  constructor(connection: Database, now: () => number) {
    this.#connection = connection;
    this.#now = now;
    this.#last = connection.prepare<[], string | null>('SELECT max(business_date) FROM closed_day').pluck();
  }

  /** The business date of work done now. */
  today(): CalendarDate {
    return this.dateAt(this.#now());
  }

  /** The business date of work done at a clock reading in milliseconds since 1970. */
  dateAt(ms: number): CalendarDate {
    const calendar = seoulDateOf(ms);
    const closed = this.lastClosed();
    return closed === null || calendar > closed ? calendar : this.#dayAfter(closed);
  }

  /** The last business date that was closed; null before the first closing. */
  lastClosed(): CalendarDate | null {
    return this.#last.get() ?? null;
  }

  /** ClockBehindClosedDay while the clock stands before a closed day; work goes on under the open one. */
  setBack(): Problem | null {
    const closed = this.lastClosed();
    const calendar = seoulDateOf(this.#now());
    if (closed === null || calendar >= closed) return null;
    return { tag: 'ClockBehindClosedDay', detail: { calendar, closed, businessDate: this.today() } };
  }

  /** Closes the business date of an entry; part of the transaction that records the closing. */
  close(entry: JournalEntry): void {
    this.#connection.prepare('INSERT INTO closed_day VALUES (?, ?)').run(entry.businessDate, entry.seq);
  }

  #dayAfter(date: CalendarDate): CalendarDate {
    const calendar = new BusinessCalendar(readSettings(this.#connection)?.holidays ?? []);
    return calendar.onOrAfter(addDays(date, 1));
  }
}
