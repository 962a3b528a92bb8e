import type { Database } from 'better-sqlite3';
import type { CalendarDate } from '../../contract/moment.ts';
import type { StaffNo } from '../../contract/staff.ts';

/**
 * The stock of cards over one business date: opening + received − issued − spoiled − returned − lost = expected.
 * A number moves with every card that enters or leaves the stock, whether this terminal moved it or the core says so.
 */
export interface StockOfDay {
  readonly opening: number;
  readonly received: number;
  readonly issued: number;
  readonly spoiled: number;
  readonly returned: number;
  readonly lost: number;
  /** What the list says there is at the end of the date. Less than nothing only where a clock was set to and fro. */
  readonly expected: number;
  /** By the last count of every place, carried on with what moved after it; null while a place has not been counted. */
  readonly counted: number | null;
  /** Places with cards that have not been counted on that date: tellers, and null for the open stock. */
  readonly uncounted: readonly (StaffNo | null)[];
}

const nameOf: Readonly<Record<string, 'received' | 'issued' | 'spoiled' | 'returned' | 'lost'>> = {
  IN_STOCK: 'received',
  ISSUED: 'issued',
  SPOILED: 'spoiled',
  RETURNED: 'returned',
  LOST: 'lost',
};

/** Whether a movement began, and ended, in the stock of the branch @branchNo. */
export const wasHere = `from_status = 'IN_STOCK' AND coalesce(from_branch = @branchNo, 1)`;
export const isHere = `to_status = 'IN_STOCK' AND coalesce(to_branch = @branchNo, 1)`;

/**
 * Reads what moved on the date and after it, never the whole of the past.
 *
 * @param today the last date that has come: what stands under later ones, a wrong clock has put there, and it was before
 */
export function stockOfDay(
  connection: Database,
  branchNo: string,
  date: CalendarDate,
  today: CalendarDate,
): StockOfDay {
  const day = { received: 0, issued: 0, spoiled: 0, returned: 0, lost: 0 };
  let later = 0;
  const moves = connection
    .prepare<[object], { onTheDay: number; toStatus: string | null; cards: number }>(`
      SELECT m.business_date = @date AS onTheDay, iif(${isHere}, 'IN_STOCK', nullif(to_status, 'IN_STOCK')) AS toStatus,
        count(*) AS cards
      FROM card_movement m
      WHERE m.business_date BETWEEN @date AND max(@date, @today) AND kind <> 'LISTED' AND (${wasHere}) <> (${isHere})
      GROUP BY 1, 2`)
    .all({ date, today, branchNo });
  for (const { onTheDay, toStatus, cards } of moves) {
    // A card the core takes back on its way, or gives to another branch, has left the stock as one that was returned.
    const name = nameOf[toStatus ?? ''] ?? 'returned';
    if (onTheDay === 1) day[name] += cards;
    else later += name === 'received' ? cards : -cards;
  }
  const now = connection
    .prepare<[string], number>("SELECT count(*) FROM stock_card WHERE branch_no = ? AND status = 'IN_STOCK'")
    .pluck()
    .get(branchNo) as number;
  const expected = now - later;
  const opening = expected - day.received + day.issued + day.spoiled + day.returned + day.lost;
  const counts = lastCounts(connection, date);
  const uncounted = placesOf(connection, branchNo).filter((place) => !counts.has(place));
  const differences = [...counts.values()].reduce((sum, difference) => sum + difference, 0);
  return {
    opening,
    ...day,
    expected,
    counted: uncounted.length === 0 ? expected + differences : null,
    uncounted,
  };
}

/** Counted less expected, of every place that was counted on the date, by its last count. */
function lastCounts(connection: Database, date: CalendarDate): Map<StaffNo | null, number> {
  const rows = connection
    .prepare<[string], { place: StaffNo | null; difference: number }>(
      'SELECT place, counted - expected AS difference FROM stock_count WHERE business_date = ? ORDER BY seq',
    )
    .all(date);
  return new Map(rows.map(({ place, difference }) => [place, difference]));
}

/** Places with cards in them now. */
function placesOf(connection: Database, branchNo: string): (StaffNo | null)[] {
  return connection
    .prepare<[string], StaffNo | null>(`
      SELECT DISTINCT assigned_to FROM stock_card WHERE branch_no = ? AND status = 'IN_STOCK'`)
    .pluck()
    .all(branchNo);
}
