import type { Database } from 'better-sqlite3';
import type { CalendarDate } from '../../contract/moment.ts';
import type { StaffNo } from '../../contract/staff.ts';
import type { CardLine, StockOverview } from '../../contract/stock.ts';
import type { BusinessDays } from '../day/business-days.ts';
import { readSettings } from '../settings.ts';
import type { Batches } from './batches.ts';

const lineColumns = 'serial_no AS serialNo, vendor_code AS vendorCode, status, assigned_to AS assignedTo';

/** Most cards of one search. */
const mostFound = 20;

interface PlaceRow {
  place: StaffNo | null;
  name: string | null;
  cards: number;
}

/** What the stock looks like, for people to look at. */
export class StockView {
  readonly #connection: Database;
  readonly #batches: Batches;
  readonly #days: BusinessDays;
  readonly #branchNo: string;

  constructor(connection: Database, batches: Batches, days: BusinessDays, branchNo: string) {
    this.#connection = connection;
    this.#batches = batches;
    this.#days = days;
    this.#branchNo = branchNo;
  }

  /** The stock by place, what is on its way, and what was counted today. */
  overview(): StockOverview {
    const businessDate = this.#days.today();
    const counts = this.#countsOn(businessDate);
    return {
      businessDate,
      assignedOnly: readSettings(this.#connection)?.cardsAssignedToTellers ?? false,
      places: this.#places().map((row) => ({
        ...row,
        countedAt: counts.get(row.place)?.at ?? null,
        difference: counts.get(row.place)?.difference ?? null,
      })),
      batches: this.#batches
        .waiting()
        .map(({ serialNos, ...manifest }) => ({ ...manifest, cards: serialNos.length })),
      spoiled: this.#connection
        .prepare<[string], number>(
          "SELECT count(*) FROM stock_card WHERE branch_no = ? AND status = 'SPOILED'",
        )
        .pluck()
        .get(this.#branchNo) as number,
    };
  }

  /** The cards in a place, in the order of their numbers. */
  cardsAt(place: StaffNo | null): CardLine[] {
    return this.#connection
      .prepare<[string, string | null], CardLine>(`
        SELECT ${lineColumns} FROM stock_card
        WHERE branch_no = ? AND status = 'IN_STOCK' AND assigned_to IS ? ORDER BY serial_no`)
      .all(this.#branchNo, place);
  }

  /** Cards whose serial number is, or ends in, these digits; spaces and hyphens do not count. */
  find(query: string): CardLine[] {
    const digits = query.replace(/[\s-]/g, '');
    if (!/^[0-9]{4,16}$/.test(digits)) return [];
    return this.#connection
      .prepare<{ digits: string; behind: string }, CardLine>(`
        SELECT ${lineColumns} FROM stock_card WHERE serial_no IN (
          SELECT serial_no FROM stock_card WHERE serial_no >= @digits AND serial_no < @behind
          UNION SELECT serial_no FROM stock_card WHERE substr(serial_no, -4) = substr(@digits, -4)
            AND substr(serial_no, -length(@digits)) = @digits
          LIMIT ${mostFound})
        ORDER BY serial_no`)
      .all({ digits, behind: `${digits}:` });
  }

  /** The open stock first, then every teller with cards. */
  #places(): PlaceRow[] {
    const held = this.#connection
      .prepare<[string], PlaceRow>(`
        SELECT assigned_to AS place, name, cards FROM (
          SELECT assigned_to, count(*) AS cards FROM stock_card
          WHERE branch_no = ? AND status = 'IN_STOCK' GROUP BY assigned_to)
        LEFT JOIN staff ON staff_no = assigned_to ORDER BY assigned_to`)
      .all(this.#branchNo);
    const open = held.find(({ place }) => place === null);
    return [open ?? { place: null, name: null, cards: 0 }, ...held.filter(({ place }) => place !== null)];
  }

  #countsOn(date: CalendarDate): Map<StaffNo | null, { at: string; difference: number }> {
    const rows = this.#connection
      .prepare<[string], { place: StaffNo | null; at: string; difference: number }>(`
        SELECT place, occurred_at AS at, counted - expected AS difference
        FROM stock_count JOIN journal USING (seq) WHERE stock_count.business_date = ? ORDER BY seq`)
      .all(date);
    return new Map(rows.map(({ place, ...count }) => [place, count]));
  }
}
