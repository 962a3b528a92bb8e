import type { Database, Statement } from 'better-sqlite3';
import type { JournalEntry } from '../../contract/journal-entry.ts';
import type { CalendarDate } from '../../contract/moment.ts';
import { type Won, won } from '../../contract/won.ts';

/**
 * Where money is, as this terminal's books see it.
 *
 * - `DRAWER` cash in this terminal's drawer; never negative.
 * - `VAULT` the branch's vault; here only what this terminal took from it and gave back, so its sign says nothing.
 * - `CUSTOMER_ACCOUNTS` debited by the core.
 * - `FEE_INCOME` fees earned; a credit balance.
 * - `CASH_OVER`, `CASH_SHORT` what a count found more or less than the books (과부족).
 */
export type Account = 'DRAWER' | 'VAULT' | 'CUSTOMER_ACCOUNTS' | 'FEE_INCOME' | 'CASH_OVER' | 'CASH_SHORT';

/** An amount that goes to the account `debit` and comes from the account `credit`. */
export interface Posting {
  readonly debit: Account;
  readonly credit: Account;
  readonly amount: Won;
}

/** A posting in the books. */
export interface BookedPosting extends Posting {
  readonly postingNo: number;
}

/**
 * The books of this terminal in double entry; nothing else writes postings. Everything here is part of the transaction
 * that records the act. What no honest act can do (book into another day, overdraw the drawer, reverse twice) the
 * database refuses, and it throws: whoever acts asks first.
 */
export class Ledger {
  readonly #connection: Database;
  readonly #insert: Statement<[number, string, Account, Account, number, number | null]>;

  constructor(connection: Database) {
    this.#connection = connection;
    this.#insert = connection.prepare(`
      INSERT INTO posting (seq, business_date, debit, credit, amount, reverses) VALUES (?, ?, ?, ?, ?, ?)`);
  }

  /** Books what an entry moved. An amount of nothing moves nothing and leaves no row. */
  post(entry: JournalEntry, posting: Posting): void {
    if (posting.amount > 0) this.#book(entry, posting, null);
  }

  /** What an entry booked and nobody has reversed yet; empty for an entry that moved nothing. */
  standing(entry: JournalEntry): readonly BookedPosting[] {
    return this.#connection
      .prepare<[string, number], BookedPosting>(`
        SELECT posting_no AS postingNo, debit, credit, amount FROM posting p
        WHERE business_date = ? AND seq = ? AND reverses IS NULL
          AND NOT EXISTS (SELECT 1 FROM posting WHERE reverses = p.posting_no)
        ORDER BY posting_no`)
      .all(entry.businessDate, entry.seq);
  }

  /** Takes back everything that stands of an entry, in the name of another: each posting's opposite, once. */
  reverse(entry: JournalEntry, reversed: JournalEntry): void {
    for (const { postingNo, debit, credit, amount } of this.standing(reversed)) {
      this.#book(entry, { debit: credit, credit: debit, amount }, postingNo);
    }
  }

  /** Cash in the drawer by the books, won. */
  drawer(): Won {
    const amount = this.#connection
      .prepare<[], number>("SELECT amount FROM balance WHERE account = 'DRAWER'")
      .pluck()
      .get();
    return won(amount ?? 0);
  }

  /** What moved to the account `debit` from the account `credit` on a business date, won. */
  moved(businessDate: CalendarDate, debit: Account, credit: Account): Won {
    const amount = this.#connection
      .prepare<[string, string, string], number>(`
        SELECT coalesce(sum(amount), 0) FROM posting WHERE business_date = ? AND debit = ? AND credit = ?`)
      .pluck()
      .get(businessDate, debit, credit);
    return won(amount as number);
  }

  #book({ seq, businessDate }: JournalEntry, { debit, credit, amount }: Posting, reverses: number | null) {
    this.#insert.run(seq, businessDate, debit, credit, amount, reverses);
  }
}
