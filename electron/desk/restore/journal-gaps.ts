import type { Database } from 'better-sqlite3';
import type { JournalEntry, JournalPayload, JournalType } from '../../contract/journal-entry.ts';
import type { GapOrder, JournalGapView, StrandedEntry } from '../../contract/journal-gap.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { won } from '../../contract/won.ts';
import type { CustomerDirectory } from '../customer/customer-directory.ts';
import { maskName } from '../customer/mask.ts';
import type { Journal } from '../journal/journal.ts';
import type { KnownPerson } from '../staff/staff-register.ts';
import type { JournalGap } from './restoration.ts';

interface StrandedRow {
  readonly seq: number;
  readonly type: JournalType;
  readonly occurred_at: string;
  readonly actor: string;
  readonly customer_no: string | null;
  readonly serial_no: string | null;
  readonly fee: number | null;
}

/** Keeps what was salvaged and fits nowhere, to be shown to people, and lets go of what is in the journal again. */
export function strand(connection: Database): void {
  connection.exec(`
    INSERT INTO stranded_entry (seq, type, occurred_at, actor, payload)
    SELECT s.seq, s.type, s.occurred_at, s.actor, s.payload
    FROM salvaged_entry s LEFT JOIN journal j ON j.seq = s.seq WHERE j.hash IS NOT s.hash ORDER BY s.seq;
    DELETE FROM salvaged_entry`);
}

/** Writes down a gap with the entry that tells of it; part of that entry's transaction. */
export function noteGap(
  connection: Database,
  { seq }: JournalEntry,
  { from, to, readable }: JournalGap,
): void {
  connection
    .prepare('INSERT INTO journal_gap (found_by, missing_from, missing_to, readable) VALUES (?, ?, ?, ?)')
    .run(seq, from, to, readable);
  connection.prepare('UPDATE stranded_entry SET gap = ? WHERE gap IS NULL').run(seq);
}

/** Ends a gap; part of the transaction of the entry that says how. */
export function noteGapSettled(
  connection: Database,
  { seq }: JournalEntry,
  { gapNo }: JournalPayload<'JournalGapSettled'>,
): void {
  connection.prepare('UPDATE journal_gap SET settled_by = ? WHERE found_by = ?').run(seq, gapNo);
}

/** Gaps that were found in the journal, what is known of the entries in them, and their end by somebody's word. */
export class JournalGaps {
  readonly #connection: Database;
  readonly #journal: Journal;
  readonly #customers: CustomerDirectory;
  readonly #changed: () => void;

  constructor(parts: {
    connection: Database;
    journal: Journal;
    customers: CustomerDirectory;
    changed: () => void;
  }) {
    this.#connection = parts.connection;
    this.#journal = parts.journal;
    this.#customers = parts.customers;
    this.#changed = parts.changed;
  }

  /** Gaps that nobody has settled, oldest first. */
  open(): JournalGapView[] {
    const stranded = this.#connection.prepare<[number], StrandedRow>(`
      SELECT seq, type, occurred_at, actor, payload ->> 'customerNo' AS customer_no, payload ->> 'serialNo' AS serial_no,
        payload ->> '$.fee.amount' AS fee
      FROM stranded_entry WHERE gap = ? ORDER BY seq LIMIT 100`);
    return this.#connection
      .prepare<[], Omit<JournalGapView, 'stranded'>>(`
        SELECT found_by AS gapNo, j.occurred_at AS foundAt, missing_from AS "from", missing_to AS "to", readable
        FROM journal_gap g JOIN journal j ON j.seq = g.found_by WHERE settled_by IS NULL ORDER BY found_by`)
      .all()
      .map((gap) => ({ ...gap, stranded: stranded.all(gap.gapNo).map((row) => this.#shown(row)) }));
  }

  /**
   * Ends a gap on the word of who has looked into it.
   *
   * @returns problem GapNotOpen
   */
  settle({ gapNo, measure }: GapOrder, { staffNo }: KnownPerson): Result<null> {
    const isOpen = this.#connection
      .prepare<[number], number>('SELECT 1 FROM journal_gap WHERE found_by = ? AND settled_by IS NULL')
      .get(gapNo);
    if (isOpen === undefined) return fail('GapNotOpen');
    const payload = { gapNo, measure };
    this.#journal.record({ type: 'JournalGapSettled', payload, actor: staffNo }, (entry) =>
      noteGapSettled(this.#connection, entry, payload),
    );
    this.#changed();
    return succeed(null);
  }

  #shown(row: StrandedRow): StrandedEntry {
    const customer = row.customer_no === null ? undefined : this.#customers.find(row.customer_no);
    return {
      seq: row.seq,
      type: row.type,
      recordedAt: row.occurred_at,
      actor: row.actor,
      maskedName: customer === undefined ? null : maskName(customer.name),
      serialNo: row.serial_no,
      fee: row.fee === null ? null : won(row.fee),
    };
  }
}
