import type { Database } from 'better-sqlite3';
import type { z } from 'zod';
import { Approval, ApprovalSubject, type ApprovalView } from '../../contract/approval.ts';
import type { approvalRecords } from '../../contract/approval-records.ts';
import type { JournalEntry } from '../../contract/journal-entry.ts';
import { Role } from '../../contract/staff.ts';

/** A request as the state tables hold it. */
export interface RequestRow {
  readonly request_id: string;
  readonly kind: ApprovalSubject['kind'];
  readonly subject: string;
  readonly subject_hash: string;
  readonly maker: string;
  readonly needed: number;
  readonly roles: string;
  readonly state: ApprovalView['state'];
  readonly requested_by: number;
  readonly ended_by: number | null;
}

type Payload<T extends keyof typeof approvalRecords> = z.infer<(typeof approvalRecords)[T]>;

/** The state of every request. What it writes is part of the transaction that records the act in the journal. */
export class ApprovalBook {
  readonly #connection: Database;

  constructor(connection: Database) {
    this.#connection = connection;
  }

  find(requestId: string): RequestRow | undefined {
    return this.#connection
      .prepare<[string], RequestRow>('SELECT * FROM approval_request WHERE request_id = ?')
      .get(requestId);
  }

  /** Requests that have not ended, oldest first. */
  open(): RequestRow[] {
    return this.#connection
      .prepare<[], RequestRow>('SELECT * FROM approval_request WHERE ended_by IS NULL ORDER BY requested_by')
      .all();
  }

  /** The consents given to a request so far, in which role, and at which other terminal; null: at this one. */
  approvals(row: RequestRow): (Approval & { readonly role: Role; readonly terminal: string | null })[] {
    return this.#connection
      .prepare<
        [string],
        { approver: string; role: string; method: string; approved_at: string; terminal: string | null }
      >(
        `SELECT approver, role, method, approved_at,
           iif(type = 'RemoteApprovalReceived', payload ->> 'terminalId', NULL) AS terminal
         FROM approval_answer JOIN journal ON seq = given_by WHERE request_id = ? ORDER BY given_by`,
      )
      .all(row.request_id)
      .map(({ approver, role, method, approved_at, terminal }) => ({
        ...Approval.parse({
          requestId: row.request_id,
          approver,
          method,
          approvedAt: approved_at,
          subjectHash: row.subject_hash,
        }),
        role: Role.parse(role),
        terminal,
      }));
  }

  begin({ actor, seq, businessDate }: JournalEntry, asked: Payload<'ApprovalRequested'>): void {
    this.#connection
      .prepare(`
        INSERT INTO approval_request (request_id, subject, subject_hash, maker, needed, roles, business_date,
          requested_by)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)`)
      .run(
        asked.requestId,
        JSON.stringify(asked.subject),
        asked.subjectHash,
        actor,
        asked.needed,
        JSON.stringify(asked.roles),
        businessDate,
        seq,
      );
  }

  /** Notes a consent; with the last that is needed the request is given. */
  enter({ seq }: JournalEntry, row: RequestRow, given: Omit<Payload<'ApprovalGiven'>, 'staffCard'>): void {
    this.#connection
      .prepare('INSERT INTO approval_answer VALUES (?, ?, ?, ?, ?, ?)')
      .run(given.requestId, given.approver, given.role, given.method, given.approvedAt, seq);
    if (this.approvals(row).length < row.needed) return;
    this.#connection
      .prepare("UPDATE approval_request SET state = 'GIVEN' WHERE request_id = ?")
      .run(given.requestId);
  }

  end({ seq }: JournalEntry, requestId: string, state: 'REFUSED' | 'LAPSED'): void {
    this.#connection
      .prepare('UPDATE approval_request SET state = ?, ended_by = ? WHERE request_id = ?')
      .run(state, seq, requestId);
  }

  /** Uses up the consents an entry names, as the database does when the entry is made; for one that comes back. */
  use({ seq, approvals }: JournalEntry): void {
    for (const requestId of new Set(approvals.map((approval) => approval.requestId))) {
      this.#connection
        .prepare("UPDATE approval_request SET state = 'USED', ended_by = ? WHERE request_id = ?")
        .run(seq, requestId);
    }
  }
}

/** What was asked, as it was frozen. */
export const subjectOf = (row: RequestRow): ApprovalSubject => ApprovalSubject.parse(JSON.parse(row.subject));

/** The roles whose consent counts. */
export const rolesOf = (row: RequestRow): Role[] => Role.array().parse(JSON.parse(row.roles));
