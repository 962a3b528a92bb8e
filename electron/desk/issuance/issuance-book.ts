import type { Database } from 'better-sqlite3';
import { IssuanceOutcome, type OpenIssuance } from '../../contract/issuance.ts';
import { type JournalEntry, type JournalPayload, JournalPayloads } from '../../contract/journal-entry.ts';
import { Problem } from '../../contract/problem.ts';
import { maskName } from '../customer/mask.ts';
import type { Journal } from '../journal/journal.ts';
import { CarriedFees } from './carried-fees.ts';

/** An issuance as the state tables hold it. */
export interface IssuanceRow {
  readonly issuance_id: string;
  readonly draft_id: string;
  readonly state: 'STARTED' | 'ISSUED' | 'ABANDONED' | 'REVERSED';
  readonly customer_no: string;
  readonly customer_name: string;
  readonly serial_no: string;
  readonly maker: string;
  readonly fee_method: 'CASH' | 'DEBIT' | 'WAIVED';
  readonly fee_amount: number;
  readonly started_at: string;
  readonly started_by: number;
  readonly closed_by: number | null;
  /** The last entry that took the place of the one it was closed by. */
  readonly superseded_by: number | null;
  readonly last_problem: string | null;
  readonly shown: string | null;
}

/** The state of every issuance. What it writes is part of the transaction that records the act in the journal. */
export class IssuanceBook {
  /** What abandoned ones left on the counter. */
  readonly carried: CarriedFees;
  readonly #connection: Database;
  readonly #journal: Journal;

  constructor(connection: Database, journal: Journal) {
    this.#connection = connection;
    this.#journal = journal;
    this.carried = new CarriedFees(connection);
  }

  find(issuanceId: string): IssuanceRow | undefined {
    return this.#connection
      .prepare<[string], IssuanceRow>('SELECT * FROM issuance WHERE issuance_id = ?')
      .get(issuanceId);
  }

  /** The issuance a teller's order led to. */
  ofOrder(draftId: string): IssuanceRow | undefined {
    return this.#connection
      .prepare<[string], IssuanceRow>('SELECT * FROM issuance WHERE draft_id = ?')
      .get(draftId);
  }

  /** Whether a customer got another card after this one, which they still have by what is recorded here. */
  isFollowed({ customer_no, started_by }: IssuanceRow): boolean {
    const later = this.#connection
      .prepare("SELECT 1 FROM issuance WHERE started_by > ? AND customer_no = ? AND state = 'ISSUED'")
      .get(started_by, customer_no);
    return later !== undefined;
  }

  /** The `SmartOtpIssuanceStarted` entry's payload and hash: what was ordered, and the transaction hash. */
  start(row: IssuanceRow) {
    const entry = this.#journal.at(row.started_by);
    return {
      ordered: JournalPayloads.SmartOtpIssuanceStarted.parse(entry.payload),
      transactionHash: entry.hash,
    };
  }

  /** What the teller was shown at the end of an issuance that succeeded. */
  outcome(row: IssuanceRow): IssuanceOutcome {
    return IssuanceOutcome.parse(JSON.parse(row.shown ?? 'null'));
  }

  /** Issuances that began and have not ended, oldest first. */
  open(): OpenIssuance[] {
    return this.#connection
      .prepare<[], IssuanceRow>("SELECT * FROM issuance WHERE state = 'STARTED' ORDER BY started_by")
      .all()
      .map((row) => ({
        issuanceId: row.issuance_id,
        startedAt: row.started_at,
        maker: row.maker,
        maskedName: maskName(row.customer_name),
        cardSerialNo: row.serial_no,
        fee: this.start(row).ordered.fee,
        lastProblem: row.last_problem === null ? null : Problem.parse(JSON.parse(row.last_problem)),
      }));
  }

  begin(entry: JournalEntry, started: JournalPayload<'SmartOtpIssuanceStarted'>, customerName: string): void {
    this.#connection
      .prepare(`
        INSERT INTO issuance (issuance_id, draft_id, state, customer_no, customer_name, serial_no, maker, fee_method,
          fee_amount, business_date, started_at, started_by)
        VALUES (?, ?, 'STARTED', ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
      .run(
        started.issuanceId,
        started.draftId,
        started.customerNo,
        customerName,
        started.serialNo,
        entry.actor,
        started.fee.method,
        started.fee.amount,
        entry.businessDate,
        entry.occurredAt,
        entry.seq,
      );
  }

  close(
    entry: JournalEntry,
    issuanceId: string,
    state: 'ISSUED' | 'ABANDONED',
    shown: IssuanceOutcome | null,
  ): void {
    this.#connection
      .prepare('UPDATE issuance SET state = ?, closed_by = ?, shown = ? WHERE issuance_id = ?')
      .run(state, entry.seq, shown === null ? null : JSON.stringify(shown), issuanceId);
  }

  /** An issuance that had ended is undone. */
  reverse(issuanceId: string): void {
    this.#connection.prepare("UPDATE issuance SET state = 'REVERSED' WHERE issuance_id = ?").run(issuanceId);
  }

  /** Remembers what stopped an attempt, for whoever takes the issuance up again. */
  noteProblem(issuanceId: string, problem: Problem): void {
    this.#connection
      .prepare('UPDATE issuance SET last_problem = ? WHERE issuance_id = ?')
      .run(JSON.stringify(problem), issuanceId);
  }
}
