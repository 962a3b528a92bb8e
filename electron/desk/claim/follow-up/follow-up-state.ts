import type { Database } from 'better-sqlite3';
import type { JournalEntry, JournalPayload } from '../../../contract/journal-entry.ts';
import type { CalendarDate } from '../../../contract/moment.ts';
import type { EvidenceBook } from '../../evidence/evidence-book.ts';
import { erasePayloads } from '../../journal/erase-payloads.ts';

/**
 * What the acts about a filed claim change in the state tables: the same lines serve the counter, where the entry is
 * just being recorded, and a restore, where it is replayed. What follows from these follows in the database.
 */
export class FollowUpState {
  readonly #connection: Database;
  readonly #terminalId: string;
  readonly #evidence: EvidenceBook;

  constructor(connection: Database, terminalId: string, evidence: EvidenceBook) {
    this.#connection = connection;
    this.#terminalId = terminalId;
    this.#evidence = evidence;
  }

  /**
   * Papers that came later are on the checklist, and on their way to the core, unless that has rejected them already, in
   * a terminal that is being restored.
   */
  supplemented(
    { seq, occurredAt }: JournalEntry,
    { claimId, checklist, files }: JournalPayload<'ClaimSupplemented'>,
  ): void {
    if (this.#isRejected(seq)) return;
    const enter = this.#connection.prepare(`
      INSERT INTO claim_paper (claim_id, paper, status, until, as_of, said_by)
      VALUES (@claimId, @paper, @status, @until, @occurredAt, @seq)
      ON CONFLICT DO UPDATE SET status = excluded.status, until = excluded.until, as_of = excluded.as_of,
        said_by = excluded.said_by
      WHERE NOT EXISTS (SELECT 1 FROM restoration)
        OR coalesce(excluded.said_by > claim_paper.said_by, excluded.as_of >= claim_paper.as_of)`);
    for (const item of checklist)
      enter.run({
        claimId,
        paper: item.paper,
        status: item.status,
        until: item.status === 'PENDING' ? item.until : null,
        occurredAt,
        seq,
      });
    this.#evidence.filed(files);
  }

  /** The claim is taken back, unless the core has rejected that already, in a terminal that is being restored. */
  withdrawn({ seq }: JournalEntry, { claimId }: JournalPayload<'ClaimWithdrawn'>): void {
    if (this.#isRejected(seq)) return;
    this.#connection.prepare('UPDATE claim SET withdrawn_by = ? WHERE claim_id = ?').run(seq, claimId);
  }

  #isRejected(seq: number): boolean {
    const rejected = "SELECT 1 FROM outcome WHERE seq = ? AND verdict = 'REJECTED'";
    return this.#connection.prepare(rejected).get(seq) !== undefined;
  }

  objected({ seq, businessDate }: JournalEntry, objection: JournalPayload<'ObjectionFiled'>): void {
    const { objectionId, claimId, provisionalNo, receivedAt, dueOn } = objection;
    this.#connection
      .prepare(`
        INSERT INTO objection (objection_id, claim_id, provisional_no, business_date, number, received_at, due_on, filed_by)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)`)
      .run(
        objectionId,
        claimId,
        provisionalNo,
        businessDate,
        Number(provisionalNo.split('-').at(-1)),
        receivedAt,
        dueOn,
        seq,
      );
  }

  /** The next provisional number of an objection on a date; stays the next until {@link objected} takes it. */
  nextObjectionNo(businessDate: CalendarDate): string {
    const last = this.#connection
      .prepare<[string], number>('SELECT coalesce(max(number), 0) FROM objection WHERE business_date = ?')
      .pluck()
      .get(businessDate) as number;
    return `O-${this.#terminalId}-${businessDate.replaceAll('-', '')}-${String(last + 1).padStart(4, '0')}`;
  }

  /** What was kept of a claim's people is gone from every table; of the claim itself its number, kind and dates stay. */
  erased(entry: JournalEntry, payload: JournalPayload<'PersonalDataErased'>): void {
    erasePayloads(this.#connection, entry, payload);
    this.#connection
      .prepare(`
        UPDATE claim SET erased_by = ?, customer_no = '', customer_name = NULL, phone = NULL
        WHERE claim_id = ? AND erased_by IS NULL`)
      .run(entry.seq, payload.claimId);
    this.#connection.prepare('DELETE FROM claim_draft WHERE claim_id = ?').run(payload.claimId);
    this.#evidence.forget(payload.claimId);
  }

  /** Sealed files and their keys are gone; what the claim says of them stays in its entry. */
  copiesErased({ claimId, files }: JournalPayload<'EvidenceCopiesErased'>): void {
    this.#evidence.forget(claimId, files);
  }
}
