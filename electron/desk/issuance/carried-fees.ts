import type { Database } from 'better-sqlite3';
import type { CarriedFee, FeeSettled, FeeSettlement } from '../../contract/issuance.ts';
import type { JournalEntry } from '../../contract/journal-entry.ts';
import type { CalendarDate } from '../../contract/moment.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { type Won, won } from '../../contract/won.ts';
import { maskName } from '../customer/mask.ts';

interface CarriedFeeRow {
  readonly issuance_id: string;
  readonly customer_no: string;
  readonly customer_name: string;
  readonly amount: number;
  readonly business_date: string;
  readonly carried_by: number;
  readonly carried_at: string;
  readonly actor: string;
  readonly used_by: number | null;
  readonly returned_by: number | null;
}

const columns = `
  carried_fee.*, issuance.customer_name, journal.occurred_at AS carried_at, journal.actor
  FROM carried_fee JOIN issuance ON issuance.issuance_id = carried_fee.issuance_id
  JOIN journal ON journal.seq = carried_fee.carried_by`;

/**
 * Cash of abandoned issuances that stays on the counter for the same customer's next card of that business date. It is
 * in no ledger: it is booked with the card it pays for, or given back. What is written here is part of the transaction
 * that records the act in the journal.
 */
export class CarriedFees {
  readonly #connection: Database;

  constructor(connection: Database) {
    this.#connection = connection;
  }

  /** Those neither used nor given back, oldest first. */
  open(): CarriedFee[] {
    return this.#connection
      .prepare<[], CarriedFeeRow>(`
        SELECT ${columns} WHERE used_by IS NULL AND returned_by IS NULL ORDER BY carried_fee.carried_by`)
      .all()
      .map(viewOf);
  }

  /** What this customer's next card of that date can be paid with; the oldest when there is more than one. */
  openFor(customerNo: string, businessDate: CalendarDate): CarriedFee | null {
    const row = this.#connection
      .prepare<[string, string], CarriedFeeRow>(`
        SELECT ${columns} WHERE carried_fee.customer_no = ? AND carried_fee.business_date = ?
          AND used_by IS NULL AND returned_by IS NULL ORDER BY carried_fee.carried_by LIMIT 1`)
      .get(customerNo, businessDate);
    return row === undefined ? null : viewOf(row);
  }

  /**
   * What an order for this customer brings along of a carried fee, won; 0 when it names none.
   *
   * @returns problems of {@link findOpen}, CarriedFeeOfAnotherCustomer, CarriedFeeOfAnotherDay
   */
  broughtBy(settlement: FeeSettlement, customerNo: string, businessDate: CalendarDate): Result<Won> {
    if (settlement.method !== 'CASH' || settlement.carriedFrom === null) return succeed(won(0));
    const found = this.findOpen(settlement.carriedFrom);
    if (!found.ok) return found;
    const { value: fee } = found;
    if (fee.customerNo !== customerNo) return fail('CarriedFeeOfAnotherCustomer');
    if (fee.businessDate !== businessDate) {
      return fail('CarriedFeeOfAnotherDay', { businessDate: fee.businessDate });
    }
    return succeed(fee.amount);
  }

  /** @returns problems CarriedFeeNotFound, CarriedFeeEnded */
  findOpen(issuanceId: string): Result<CarriedFee> {
    const row = this.#connection
      .prepare<[string], CarriedFeeRow>(`SELECT ${columns} WHERE carried_fee.issuance_id = ?`)
      .get(issuanceId);
    if (row === undefined) return fail('CarriedFeeNotFound');
    return row.used_by === null && row.returned_by === null ? succeed(viewOf(row)) : fail('CarriedFeeEnded');
  }

  /** What of a settled fee had been carried over, won. */
  paidFor(fee: FeeSettled): Won {
    if (fee.method !== 'CASH' || fee.carriedFrom === null) return won(0);
    const amount = this.#connection
      .prepare<[string], number>('SELECT amount FROM carried_fee WHERE issuance_id = ?')
      .pluck()
      .get(fee.carriedFrom);
    return won(amount ?? 0);
  }

  carry(entry: JournalEntry, issuanceId: string, customerNo: string, amount: number): void {
    this.#connection
      .prepare(`
        INSERT INTO carried_fee (issuance_id, customer_no, amount, business_date, carried_by)
        VALUES (?, ?, ?, ?, ?)`)
      .run(issuanceId, customerNo, amount, entry.businessDate, entry.seq);
  }

  /** @param entry the start of the issuance it is used for */
  use(entry: JournalEntry, issuanceId: string): void {
    this.#end('UPDATE carried_fee SET used_by = ? WHERE issuance_id = ?', entry, issuanceId);
  }

  giveBack(entry: JournalEntry, issuanceId: string): void {
    this.#end('UPDATE carried_fee SET returned_by = ? WHERE issuance_id = ?', entry, issuanceId);
  }

  #end(sql: string, { seq }: JournalEntry, issuanceId: string): void {
    const { changes } = this.#connection.prepare(sql).run(seq, issuanceId);
    if (changes !== 1) throw new Error('the fee that ends was carried');
  }
}

const viewOf = (row: CarriedFeeRow): CarriedFee => ({
  issuanceId: row.issuance_id,
  customerNo: row.customer_no,
  maskedName: maskName(row.customer_name),
  amount: won(row.amount),
  businessDate: row.business_date,
  carriedAt: row.carried_at,
  carriedBy: row.actor,
});
