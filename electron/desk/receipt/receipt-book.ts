import type { Database } from 'better-sqlite3';
import type { CalendarDate } from '../../contract/moment.ts';

/** Receipt numbers: gapless per terminal and business date. */
export class ReceiptBook {
  readonly #connection: Database;
  readonly #terminalId: string;

  constructor(connection: Database, terminalId: string) {
    this.#connection = connection;
    this.#terminalId = terminalId;
  }

  /** The next number of a date, `0421-01-20261123-0001`; stays the next until {@link enter} takes it. */
  next(businessDate: CalendarDate): { receiptNo: string; number: number } {
    const number =
      1 +
      (this.#connection
        .prepare<[string], number>('SELECT coalesce(max(number), 0) FROM receipt WHERE business_date = ?')
        .pluck()
        .get(businessDate) as number);
    const date = businessDate.replaceAll('-', '');
    return { receiptNo: `${this.#terminalId}-${date}-${String(number).padStart(4, '0')}`, number };
  }

  /** Takes a number; part of the transaction that records the issuance. */
  enter(receiptNo: string, number: number, businessDate: CalendarDate, issuanceId: string): void {
    this.#connection
      .prepare('INSERT INTO receipt (receipt_no, business_date, number, issuance_id) VALUES (?, ?, ?, ?)')
      .run(receiptNo, businessDate, number, issuanceId);
  }

  /** The issuance a receipt is for and how often it was printed; undefined for an unknown number. */
  find(receiptNo: string): { issuanceId: string; prints: number } | undefined {
    return this.#connection
      .prepare<[string], { issuanceId: string; prints: number }>(
        'SELECT issuance_id AS issuanceId, prints FROM receipt WHERE receipt_no = ?',
      )
      .get(receiptNo);
  }

  /** One more print went to the printer. */
  countPrint(receiptNo: string): void {
    this.#connection.prepare('UPDATE receipt SET prints = prints + 1 WHERE receipt_no = ?').run(receiptNo);
  }
}
