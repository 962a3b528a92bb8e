import type { Database } from 'better-sqlite3';
import type { DayDifference, DayFigures, WaiverPair } from '../../contract/day.ts';
import type { CalendarDate } from '../../contract/moment.ts';
import { type Won, won } from '../../contract/won.ts';
import type { DrawerState } from '../drawer/drawer-state.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { stockOfDay } from '../stock/stock-of-day.ts';
import type { BusinessDays } from './business-days.ts';

/** Reads the figures of a business day from its books and from its records. */
export class DayBooks {
  readonly #connection: Database;
  readonly #ledger: Ledger;
  readonly #drawer: DrawerState;
  readonly #days: BusinessDays;
  readonly #branchNo: string;

  constructor(parts: {
    connection: Database;
    ledger: Ledger;
    state: DrawerState;
    days: BusinessDays;
    branchNo: string;
  }) {
    this.#connection = parts.connection;
    this.#ledger = parts.ledger;
    this.#drawer = parts.state;
    this.#days = parts.days;
    this.#branchNo = parts.branchNo;
  }

  figures(date: CalendarDate): DayFigures {
    const moved = this.#ledger.moved.bind(this.#ledger, date);
    return {
      cash: {
        carried: this.#drawer.carried(date),
        fromVault: moved('DRAWER', 'VAULT'),
        toVault: moved('VAULT', 'DRAWER'),
        fees: moved('DRAWER', 'FEE_INCOME'),
        refunds: moved('FEE_INCOME', 'DRAWER'),
        over: moved('DRAWER', 'CASH_OVER'),
        short: moved('CASH_SHORT', 'DRAWER'),
        expected: this.#ledger.drawer(),
      },
      records: this.#records(date),
      stock: this.#stock(date),
    };
  }

  /**
   * Who waived for whom in the month of a date, the most first. A consent to something else that the issuance needed as
   * well is no waiver.
   *
   * @param through the entry that closed the date: what was reversed after it stood then; null while the date is open
   */
  waiverPairs(date: CalendarDate, through: number | null): WaiverPair[] {
    return this.#connection
      .prepare<object, { maker: string; approver: string; count: number; amount: number }>(`
        SELECT i.maker, json_extract(a.value, '$.approver') AS approver, count(*) AS count, sum(i.fee_amount) AS amount
        FROM issuance i JOIN journal j ON j.seq = i.started_by, json_each(j.approvals) a
          JOIN approval_request r ON r.request_id = json_extract(a.value, '$.requestId') AND r.kind = 'FEE_WAIVER'
        WHERE i.business_date BETWEEN @first AND @date AND i.fee_method = 'WAIVED'
          AND (i.state = 'ISSUED' OR i.state = 'REVERSED' AND i.superseded_by > @through)
          AND (@through IS NULL OR i.closed_by < @through)
        GROUP BY 1, 2 ORDER BY count DESC, 1, 2`)
      .all({ first: `${date.slice(0, 7)}-01`, date, through })
      .map(({ maker, approver, count, amount }) => ({
        maker,
        approver,
        waived: { count, amount: won(amount) },
      }));
  }

  #stock(date: CalendarDate): DayFigures['stock'] {
    const { uncounted, ...stock } = stockOfDay(this.#connection, this.#branchNo, date, this.#days.today());
    const moved = this.#connection
      .prepare<[string], number>(
        "SELECT count(*) FROM card_movement WHERE business_date = ? AND kind <> 'LISTED' AND kind = 'ISSUED'",
      )
      .pluck()
      .get(date) as number;
    const issuedHere = moved + this.#toldBeforeReplay(date);
    return { ...stock, issuedHere, uncounted: uncounted.length };
  }

  /** Cards issued here on a date of which a terminal that was restored had heard from the core before its own entry was back. */
  #toldBeforeReplay(date: CalendarDate): number {
    return this.#connection
      .prepare<[string], number>(`
        SELECT count(*) FROM receipt r JOIN issuance i ON i.issuance_id = r.issuance_id
        WHERE r.business_date = ? AND r.kind = 'ISSUANCE'
          AND EXISTS (SELECT 1 FROM card_movement m WHERE m.serial_no = i.serial_no AND m.seq IS NULL AND m.to_status <> 'IN_STOCK')
          AND NOT EXISTS (SELECT 1 FROM card_movement m WHERE m.serial_no = i.serial_no AND m.seq = i.closed_by)`)
      .pluck()
      .get(date) as number;
  }

  /** Cards issued on a date are those that got a receipt of that date. */
  #records(date: CalendarDate): DayFigures['records'] {
    const rows = this.#connection
      .prepare<[string], { method: 'CASH' | 'DEBIT' | 'WAIVED'; count: number; amount: number }>(`
        SELECT i.fee_method AS method, count(*) AS count, sum(i.fee_amount) AS amount
        FROM receipt r JOIN issuance i ON i.issuance_id = r.issuance_id
        WHERE r.business_date = ? AND r.kind = 'ISSUANCE' GROUP BY i.fee_method`)
      .all(date);
    const by = (method: string): Sum => {
      const row = rows.find((candidate) => candidate.method === method);
      return { count: row?.count ?? 0, amount: won(row?.amount ?? 0) };
    };
    const issued = rows.reduce<Sum>(
      (sum, { count, amount }) => ({ count: sum.count + count, amount: won(sum.amount + amount) }),
      { count: 0, amount: won(0) },
    );
    const [waived, debited] = [by('WAIVED'), by('DEBIT')];
    // Not asked for but reckoned: cash fees are what was issued less what was waived and what was debited.
    const cash = {
      count: issued.count - waived.count - debited.count,
      amount: won(issued.amount - waived.amount - debited.amount),
    };
    return { issued, waived, debited, cash, refunded: this.#refunded(date) };
  }

  /** Cash given back on a date, by the receipts of reversals. */
  #refunded(date: CalendarDate): Sum {
    const row = this.#connection
      .prepare<[string], { count: number; amount: number }>(`
        SELECT count(*) AS count, coalesce(sum(i.fee_amount), 0) AS amount
        FROM receipt r JOIN issuance i ON i.issuance_id = r.issuance_id
        WHERE r.business_date = ? AND r.kind = 'REVERSAL' AND i.fee_method = 'CASH'`)
      .get(date);
    return { count: row?.count ?? 0, amount: won(row?.amount ?? 0) };
  }
}

interface Sum {
  readonly count: number;
  readonly amount: Won;
}

/**
 * Where the sides of a day do not agree.
 *
 * @param counted won in the drawer; null before it is counted
 */
export function differencesOf({ cash, records, stock }: DayFigures, counted: Won | null): DayDifference[] {
  const sides: DayDifference[] = [
    { side: 'CASH', difference: counted === null ? 0 : counted - cash.expected },
    {
      side: 'RECORDS',
      difference: cash.fees - cash.refunds - (records.cash.amount - records.refunded.amount),
    },
    { side: 'CARDS', difference: stock.issuedHere - records.issued.count },
    { side: 'STOCK', difference: stock.counted === null ? 0 : stock.counted - stock.expected },
    { side: 'UNCOUNTED', difference: stock.uncounted },
  ];
  return sides.filter(({ difference }) => difference !== 0);
}
