import type { Database, Statement } from 'better-sqlite3';

/** What the status tells of the database, its statements prepared once: it is told up to 25 times a second. */
export class StatusBooks {
  readonly #staff: Statement<[], number>;
  readonly #lastSeq: Statement<[], number>;
  readonly #occurredAfter: Statement<[number], string>;
  readonly #provisional: Statement<[], number>;
  readonly #rejected: Statement<[], number>;
  readonly #drawer: Statement<[], number>;
  readonly #openIssuances: Statement<[], number>;
  readonly #carriedFees: Statement<[], number>;
  readonly #approvalsWaiting: Statement<[], number>;
  readonly #gaps: Statement<[], { from: number; to: number }>;

  constructor(connection: Database) {
    const number = (sql: string) => connection.prepare<[], number>(sql).pluck();
    this.#staff = number('SELECT count(*) FROM staff');
    this.#lastSeq = number('SELECT coalesce(max(seq), 0) FROM journal');
    this.#occurredAfter = connection
      .prepare<[number], string>('SELECT occurred_at FROM journal WHERE seq > ? ORDER BY seq LIMIT 1')
      .pluck();
    this.#provisional = number('SELECT count(*) FROM issuance_unjudged');
    this.#rejected = number('SELECT count(*) FROM correction_case WHERE closed_by IS NULL');
    this.#drawer = number("SELECT coalesce(sum(amount), 0) FROM balance WHERE account = 'DRAWER'");
    this.#openIssuances = number("SELECT count(*) FROM issuance WHERE state = 'STARTED'");
    this.#carriedFees = number(
      'SELECT count(*) FROM carried_fee WHERE used_by IS NULL AND returned_by IS NULL',
    );
    this.#approvalsWaiting = number(
      "SELECT count(*) FROM approval_request WHERE ended_by IS NULL AND state = 'WAITING'",
    );
    this.#gaps = connection.prepare(`
      SELECT missing_from AS "from", missing_to AS "to" FROM journal_gap WHERE settled_by IS NULL ORDER BY found_by`);
  }

  /** Whether the feed has brought the people who work here. */
  hasStaff = (): boolean => count(this.#staff) > 0;
  /** Number of the journal's last entry; 0 for none. */
  lastSeq = (): number => count(this.#lastSeq);
  /** When the first entry after a number was made, UTC; null where there is none. */
  occurredAfter = (seq: number): string | null => this.#occurredAfter.get(seq) ?? null;
  /** Entries the core has stored, as far as this terminal knows, and not judged. */
  provisional = (): number => count(this.#provisional);
  /** Rejected records that are not dealt with. */
  rejected = (): number => count(this.#rejected);
  /** Cash in the drawer, won. */
  drawer = (): number => count(this.#drawer);
  openIssuances = (): number => count(this.#openIssuances);
  carriedFees = (): number => count(this.#carriedFees);
  /** Requests of this terminal that wait for a second person. */
  approvalsWaiting = (): number => count(this.#approvalsWaiting);
  /** Gaps in the journal that nobody has settled, by the numbers that are missing. */
  gaps = (): readonly { from: number; to: number }[] => this.#gaps.all();
}

const count = (statement: Statement<[], number>): number => statement.get() ?? 0;
