import type { Database } from 'better-sqlite3';
import type { CalendarDate } from '../../contract/moment.ts';
import type { MonthDay } from '../../contract/month.ts';
import { isHere, wasHere } from '../stock/stock-of-day.ts';

/** Of one date: a name for what is counted, and how much. */
interface Figure {
  readonly date: CalendarDate;
  readonly name: string;
  readonly n: number;
}

/** The month so far, day by day, by the indexes of its days alone. */
export class MonthView {
  readonly #connection: Database;
  readonly #branchNo: string;

  constructor(connection: Database, branchNo: string) {
    this.#connection = connection;
    this.#branchNo = branchNo;
  }

  /** Every date of this one's month up to it, as far back as this terminal remembers. */
  days(today: CalendarDate): MonthDay[] {
    const first = this.#firstOf(today);
    const issued = this.#figures(
      `SELECT r.business_date AS date, iif(r.kind = 'REVERSAL', 'REVERSAL', i.fee_method) AS name, count(*) AS n
       FROM receipt r JOIN issuance i USING (issuance_id) WHERE r.business_date BETWEEN @from AND @to GROUP BY 1, 2`,
      first,
      today,
    );
    const cash = this.#figures(
      `SELECT business_date AS date, 'CASH' AS name,
         sum(iif('CASH_OVER' IN (debit, credit), iif(debit = 'DRAWER', amount, -amount),
                 iif(credit = 'DRAWER', -amount, amount))) AS n
       FROM posting WHERE business_date BETWEEN @from AND @to
         AND ('CASH_OVER' IN (debit, credit) OR 'CASH_SHORT' IN (debit, credit)) GROUP BY 1`,
      first,
      today,
    );
    const counted = this.#figures(
      `SELECT business_date AS date, 'STOCK' AS name, sum(counted - expected) AS n FROM (
         SELECT business_date, counted, expected,
           row_number() OVER (PARTITION BY business_date, place ORDER BY seq DESC) AS back
         FROM stock_count WHERE business_date BETWEEN @from AND @to)
       WHERE back = 1 GROUP BY 1`,
      first,
      today,
    );
    const moved = this.#figures(
      `SELECT business_date AS date, 'MOVED' AS name, sum((${isHere}) - (${wasHere})) AS n
       FROM card_movement WHERE kind <> 'LISTED' AND business_date >= @from AND business_date <= @to GROUP BY 1`,
      first,
      today,
    );
    // The stock of a date is that of now less what has moved since. Under dates to come only a wrong clock writes.
    let stock = this.#stockNow();
    return datesOf(first, today)
      .toReversed()
      .map((date) => {
        const day = { stock, date };
        stock -= moved.get(`${date} MOVED`) ?? 0;
        return {
          ...day,
          cash: issued.get(`${date} CASH`) ?? 0,
          debit: issued.get(`${date} DEBIT`) ?? 0,
          waived: issued.get(`${date} WAIVED`) ?? 0,
          reversed: issued.get(`${date} REVERSAL`) ?? 0,
          cashDifference: cash.get(`${date} CASH`) ?? 0,
          stockDifference: counted.get(`${date} STOCK`) ?? 0,
        };
      })
      .toReversed();
  }

  /** The first of the month, or of this terminal's life, unless that began by a clock that was ahead. */
  #firstOf(today: CalendarDate): CalendarDate {
    const first = `${today.slice(0, 7)}-01`;
    const born = this.#connection
      .prepare<[], string>('SELECT business_date FROM journal WHERE seq = 1')
      .pluck()
      .get();
    return born !== undefined && born > first && born <= today ? born : first;
  }

  #stockNow(): number {
    return this.#connection
      .prepare<[string], number>(
        "SELECT count(*) FROM stock_card WHERE branch_no = ? AND status = 'IN_STOCK'",
      )
      .pluck()
      .get(this.#branchNo) as number;
  }

  /** The figures of a query by `date name`. */
  #figures(sql: string, from: CalendarDate, to: CalendarDate): Map<string, number> {
    const rows = this.#connection.prepare<[object], Figure>(sql).all({ from, to, branchNo: this.#branchNo });
    return new Map(rows.map(({ date, name, n }) => [`${date} ${name}`, n]));
  }
}

/** Every date from `first` to `last` of the same month. */
function datesOf(first: CalendarDate, last: CalendarDate): CalendarDate[] {
  const from = Number(first.slice(8));
  return Array.from(
    { length: Number(last.slice(8)) - from + 1 },
    (_, i) => `${first.slice(0, 8)}${String(from + i).padStart(2, '0')}`,
  );
}
