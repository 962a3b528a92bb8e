import type { Database } from 'better-sqlite3';
import type { CalendarDate } from '../../contract/moment.ts';
import { FeeScheduleEntry, type Product, TierScheduleEntry } from '../../contract/reference-data.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { Tariff } from '../../contract/tariff.ts';
import { faultsOf } from './schedule-faults.ts';

interface FeeRow {
  product: Product;
  effective_from: string;
  effective_to: string | null;
  amount: number;
  waivable_tiers: string;
}

/** Rows of a schedule that are in force on @date. */
const inForce = 'effective_from <= @date AND (effective_to IS NULL OR effective_to >= @date)';

/**
 * The fee of a product on a business date. A gap and an overlap are the tariff's mistakes: no fee is guessed at.
 *
 * @returns problems FeeScheduleMissing, FeeScheduleOverlaps
 */
export function feeOn(connection: Database, product: Product, date: CalendarDate): Result<FeeScheduleEntry> {
  const [row, another] = connection
    .prepare<{ product: string; date: string }, FeeRow>(
      `SELECT * FROM fee_schedule WHERE product = @product AND ${inForce} LIMIT 2`,
    )
    .all({ product, date });
  if (row === undefined) return fail('FeeScheduleMissing');
  if (another !== undefined) return fail('FeeScheduleOverlaps');
  return succeed(entryOf(row));
}

const entryOf = (row: FeeRow): FeeScheduleEntry =>
  FeeScheduleEntry.parse({
    product: row.product,
    effectiveFrom: row.effective_from,
    effectiveTo: row.effective_to,
    amount: row.amount,
    waivableTiers: JSON.parse(row.waivable_tiers),
  });

/** Every period of both schedules, the newest first, and where they are at odds with themselves. */
export function tariffOn(connection: Database, today: CalendarDate): Tariff {
  const fees = connection
    .prepare<[], FeeRow>(
      // What this program issues comes first.
      `SELECT * FROM fee_schedule ORDER BY product <> 'SMART_OTP', product, effective_from DESC`,
    )
    .all()
    .map(entryOf);
  const tiers = connection
    .prepare<[], { effectiveFrom: string; effectiveTo: string | null; tiers: string }>(`
      SELECT effective_from AS effectiveFrom, effective_to AS effectiveTo, tiers FROM tier_schedule
      ORDER BY effective_from DESC`)
    .all()
    .map((row) => TierScheduleEntry.parse({ ...row, tiers: JSON.parse(row.tiers) }));
  return {
    today,
    fees: [...Map.groupBy(fees, ({ product }) => product)].map(([product, periods]) => ({
      product,
      periods,
      faults: faultsOf(periods),
    })),
    tiers: { periods: tiers, faults: faultsOf(tiers) },
  };
}

/**
 * The names of the tiers on a business date.
 *
 * @returns problem TierScheduleBroken, for a gap as for an overlap
 */
export function tiersOn(connection: Database, date: CalendarDate): Result<TierScheduleEntry['tiers']> {
  const [row, another] = connection
    .prepare<{ date: string }, string>(`SELECT tiers FROM tier_schedule WHERE ${inForce} LIMIT 2`)
    .pluck()
    .all({ date });
  if (row === undefined || another !== undefined) return fail('TierScheduleBroken');
  return succeed(TierScheduleEntry.shape.tiers.parse(JSON.parse(row)));
}

/** Whether a product may be issued on a business date. */
export function isAvailableOn(connection: Database, product: Product, date: CalendarDate): boolean {
  const period = connection
    .prepare(`SELECT 1 FROM product_availability WHERE product = @product AND ${inForce}`)
    .get({ product, date });
  return period !== undefined;
}
