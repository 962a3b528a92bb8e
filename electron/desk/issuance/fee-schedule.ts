import type { Database } from 'better-sqlite3';
import type { CalendarDate } from '../../contract/moment.ts';
import { FeeScheduleEntry, type Product } from '../../contract/reference-data.ts';

interface FeeRow {
  product: Product;
  effective_from: string;
  amount: number;
  waivable_tiers: string;
}

/** The fee of a product on a business date: the entry with the latest start not after it; undefined where there is none. */
export function feeOn(
  connection: Database,
  product: Product,
  date: CalendarDate,
): FeeScheduleEntry | undefined {
  const row = connection
    .prepare<[string, string], FeeRow>(`
      SELECT * FROM fee_schedule WHERE product = ? AND effective_from <= ? ORDER BY effective_from DESC LIMIT 1`)
    .get(product, date);
  return (
    row &&
    FeeScheduleEntry.parse({
      product: row.product,
      effectiveFrom: row.effective_from,
      amount: row.amount,
      waivableTiers: JSON.parse(row.waivable_tiers),
    })
  );
}

/** Whether a product may be issued on a business date. */
export function isAvailableOn(connection: Database, product: Product, date: CalendarDate): boolean {
  const period = connection
    .prepare(`
      SELECT 1 FROM product_availability
      WHERE product = @product AND effective_from <= @date AND (effective_to IS NULL OR effective_to >= @date)`)
    .get({ product, date });
  return period !== undefined;
}
