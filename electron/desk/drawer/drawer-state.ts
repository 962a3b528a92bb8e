import type { Database } from 'better-sqlite3';
import { CashCount } from '../../contract/cash.ts';
import type { DrawerMovement, DrawerSubject, DrawerView } from '../../contract/drawer.ts';
import type { JournalEntry, JournalPayload } from '../../contract/journal-entry.ts';
import type { CalendarDate } from '../../contract/moment.ts';
import { type Won, won } from '../../contract/won.ts';
import type { Account, Ledger } from '../ledger/ledger.ts';

/** The drawer while it is open. */
export interface OpenDrawer {
  readonly businessDate: CalendarDate;
  readonly holder: string;
}

/**
 * Whose hands the drawer is in, what was counted and what moved. Each change follows from its entry and is part of the
 * transaction that records it.
 */
export class DrawerState {
  readonly #connection: Database;
  readonly #ledger: Ledger;

  constructor(connection: Database, ledger: Ledger) {
    this.#connection = connection;
    this.#ledger = ledger;
  }

  /** The drawer, if it is open. */
  current(): OpenDrawer | undefined {
    return this.#connection
      .prepare<[], OpenDrawer>('SELECT business_date AS businessDate, holder FROM drawer')
      .get();
  }

  /** Issuances under way whose cash lies in the drawer, or beside it, and is not in the books yet. */
  openCashIssuances(): number {
    return this.#connection
      .prepare<[], number>("SELECT count(*) FROM issuance WHERE state = 'STARTED' AND fee_method = 'CASH'")
      .pluck()
      .get() as number;
  }

  /** Fees of abandoned issuances on the counter, for the same customer's next card; not in the books either. */
  carriedFees(): number {
    return this.#connection
      .prepare<[], number>('SELECT count(*) FROM carried_fee WHERE used_by IS NULL AND returned_by IS NULL')
      .pluck()
      .get() as number;
  }

  /** What two people did with the drawer. */
  carriedOut(entry: JournalEntry, subject: DrawerSubject): void {
    const book = (debit: Account, credit: Account, amount: number) =>
      this.#ledger.post(entry, { debit, credit, amount: won(amount) });
    switch (subject.kind) {
      case 'DRAWER_OPENING':
        this.#connection
          .prepare('INSERT INTO drawer (one, business_date, holder, opened_by) VALUES (1, ?, ?, ?)')
          .run(subject.businessDate, entry.actor, entry.seq);
        book('DRAWER', 'VAULT', subject.amount);
        return;
      case 'CASH_MOVEMENT':
        if (subject.direction === 'FROM_VAULT') book('DRAWER', 'VAULT', subject.amount);
        else book('VAULT', 'DRAWER', subject.amount);
        return;
      case 'DRAWER_HAND_OVER':
        this.#connection.prepare('UPDATE drawer SET holder = ?').run(subject.to);
        return;
      case 'CASH_DIFFERENCE': {
        const over = subject.counted - subject.expected;
        if (over > 0) book('DRAWER', 'CASH_OVER', over);
        else book('CASH_SHORT', 'DRAWER', -over);
      }
    }
  }

  counted({ seq }: JournalEntry, counting: JournalPayload<'DrawerCounted'>): void {
    const { businessDate, count, counted, expected } = counting;
    this.#connection
      .prepare('INSERT INTO drawer_count VALUES (?, ?, ?, ?, ?)')
      .run(seq, businessDate, JSON.stringify(count), counted, expected);
  }

  /** The day is over: what is in the drawer goes to the vault and the drawer out of everybody's hands. */
  closed(entry: JournalEntry, toVault: Won): void {
    this.#ledger.post(entry, { debit: 'VAULT', credit: 'DRAWER', amount: toVault });
    this.#connection.prepare('DELETE FROM drawer').run();
  }

  /** The last count of a business date. */
  lastCount(businessDate: CalendarDate): DrawerView['lastCount'] {
    const row = this.#connection
      .prepare<[string], { at: string; actor: string; count: string; counted: number; expected: number }>(`
        SELECT j.occurred_at AS at, j.actor, c.count, c.counted, c.expected
        FROM drawer_count c JOIN journal j ON j.seq = c.seq
        WHERE c.business_date = ? ORDER BY c.seq DESC LIMIT 1`)
      .get(businessDate);
    if (row === undefined) return null;
    const count = CashCount.parse(JSON.parse(row.count));
    return { ...row, count, counted: won(row.counted), expected: won(row.expected) };
  }

  /**
   * What moved in the drawer on a business date, in order, each with what was in the drawer after it. Where a clock was
   * wrong, movements of other dates lie between them: what was in the drawer then, nobody reckons from one date alone.
   */
  movements(businessDate: CalendarDate): DrawerMovement[] {
    return this.#connection
      .prepare<{ businessDate: string; inDrawer: number }, DrawerMovement>(`
        WITH moved AS (
          SELECT posting_no, seq, business_date, iif(debit = 'DRAWER', amount, -amount) AS change,
            iif(debit = 'DRAWER', credit, debit) AS other
          FROM posting
          WHERE posting_no >= (SELECT min(posting_no) FROM posting WHERE business_date = @businessDate)
            AND 'DRAWER' IN (debit, credit)
        ), balanced AS (
          SELECT *, @inDrawer - sum(change) OVER () + sum(change) OVER (ORDER BY posting_no) AS balance FROM moved
        )
        SELECT b.seq, j.occurred_at AS at, j.actor,
          CASE other
            WHEN 'VAULT' THEN iif(change > 0, 'FROM_VAULT', 'TO_VAULT')
            WHEN 'CASH_OVER' THEN 'OVER'
            WHEN 'CASH_SHORT' THEN 'SHORT'
            ELSE iif(change > 0, 'FEE', 'REFUND')
          END AS kind,
          change, balance
        FROM balanced b JOIN journal j ON j.seq = b.seq
        WHERE b.business_date = @businessDate ORDER BY posting_no`)
      .all({ businessDate, inDrawer: this.#ledger.drawer() });
  }

  /**
   * What was in the drawer from other business dates than this one, which is still open, won. Less than nothing where a
   * clock was wrong, and money taken on this date was given out on another.
   */
  carried(businessDate: CalendarDate): number {
    const moved = this.#connection
      .prepare<[string], number>(`
        SELECT coalesce(sum(iif(debit = 'DRAWER', amount, -amount)), 0) FROM posting
        WHERE business_date = ? AND 'DRAWER' IN (debit, credit)`)
      .pluck()
      .get(businessDate) as number;
    return this.#ledger.drawer() - moved;
  }
}
