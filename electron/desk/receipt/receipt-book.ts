import type { Database } from 'better-sqlite3';
import type { CalendarDate } from '../../contract/moment.ts';

/** Of the fee of an issuance, or of its way back. */
export type ReceiptKind = 'ISSUANCE' | 'REVERSAL';

/** Receipt numbers: gapless per terminal and business date. */
export class ReceiptBook {
  readonly #connection: Database;
  readonly #terminalId: string;

  constructor(connection: Database, terminalId: string) {
    this.#connection = connection;
    this.#terminalId = terminalId;
  }

  /** The next number of a date, `0421-01-20261123-0001`; stays the next until {@link enter} takes it. */
  next(businessDate: CalendarDate): string {
    const last = this.#connection
      .prepare<[string], number>('SELECT coalesce(max(number), 0) FROM receipt WHERE business_date = ?')
      .pluck()
      .get(businessDate) as number;
    const date = businessDate.replaceAll('-', '');
    return `${this.#terminalId}-${date}-${String(last + 1).padStart(4, '0')}`;
  }

  /** Takes a number, which says its date and place itself; part of the transaction that records what it is of. */
  enter(receiptNo: string, issuanceId: string, kind: ReceiptKind): void {
    const [, year, month, day, number] = /-(\d{4})(\d{2})(\d{2})-(\d{4,})$/.exec(receiptNo) ?? [];
    this.#connection
      .prepare(
        'INSERT INTO receipt (receipt_no, business_date, number, issuance_id, kind) VALUES (?, ?, ?, ?, ?)',
      )
      .run(receiptNo, `${year}-${month}-${day}`, Number(number), issuanceId, kind);
  }

  /** What a receipt is of and how often it was printed; undefined for an unknown number. */
  find(receiptNo: string): { issuanceId: string; kind: ReceiptKind; prints: number } | undefined {
    return this.#connection
      .prepare<[string], { issuanceId: string; kind: ReceiptKind; prints: number }>(
        'SELECT issuance_id AS issuanceId, kind, prints FROM receipt WHERE receipt_no = ?',
      )
      .get(receiptNo);
  }

  /** A print went to the printer. @param copyNo 0 for the original, then 1, 2, 3 … */
  notePrint(receiptNo: string, copyNo: number): void {
    this.#connection
      .prepare('UPDATE receipt SET prints = max(prints, ?) WHERE receipt_no = ?')
      .run(copyNo + 1, receiptNo);
  }
}
