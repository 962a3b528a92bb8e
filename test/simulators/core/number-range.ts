import type { CoreDatabase } from './core-database.ts';

/** The tables whose rows the core numbers, the column that holds the number, and the letter it begins with. */
const RANGES = {
  ISSUANCE: { letter: 'C', table: 'judgement', column: 'core_no' },
  STOCK: { letter: 'S', table: 'stock_judgement', column: 'core_no' },
  CLAIM: { letter: 'L', table: 'claim_judgement', column: 'core_no' },
  CLAIM_ACT: { letter: 'M', table: 'claim_act', column: 'core_no' },
  DEBIT: { letter: 'D', table: 'debit', column: 'debit_no' },
  UNDOING: { letter: 'U', table: 'undoing', column: 'undoing_no' },
  CONFIRMATION: { letter: 'K', table: 'test_otp', column: 'confirmation_no' },
} as const;

/** The next number of a range, `C-2026-00000001`: letter, year of the core's clock, count over all years. */
export function nextNumber(database: CoreDatabase, range: keyof typeof RANGES): string {
  const { letter, table, column } = RANGES[range];
  const given = database.prepare<[], number>(`SELECT count(${column}) FROM ${table}`).pluck().get() ?? 0;
  return `${letter}-${new Date().getFullYear()}-${String(given + 1).padStart(8, '0')}`;
}
