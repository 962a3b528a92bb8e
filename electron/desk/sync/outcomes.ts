import { isDeepStrictEqual } from 'node:util';
import type { Database, Statement } from 'better-sqlite3';
import type { FeedItem } from '../../contract/core.ts';

/** A verdict as the table holds it. */
interface Said {
  readonly verdict: 'ACCEPTED' | 'REJECTED';
  readonly core_no: string | null;
  readonly rejection: string | null;
}

/**
 * What the core said of entries. A drain brings thousands: the statements, with all the triggers they carry, are made
 * once for each piece of the feed.
 */
export class Outcomes {
  readonly #ours: Statement<[number, string]>;
  readonly #before: Statement<[number], Said>;
  readonly #insert: Statement<[number, string, string | null, string | null]>;

  constructor(connection: Database) {
    this.#ours = connection.prepare('SELECT 1 FROM journal WHERE seq = ? AND id = ?');
    this.#before = connection.prepare('SELECT verdict, core_no, rejection FROM outcome WHERE seq = ?');
    this.#insert = connection.prepare(
      'INSERT INTO outcome (seq, verdict, core_no, rejection) VALUES (?, ?, ?, ?)',
    );
  }

  /** Part of the feed's transaction. False for an entry never made here, or a second, other verdict. */
  save({ seq, entryId, outcome }: Extract<FeedItem, { kind: 'outcome' }>): boolean {
    if (this.#ours.get(seq, entryId) === undefined) return false;
    const said: Said = {
      verdict: outcome.verdict,
      core_no: outcome.verdict === 'ACCEPTED' ? outcome.coreNo : null,
      rejection: outcome.verdict === 'REJECTED' ? JSON.stringify(outcome.rejection) : null,
    };
    const before = this.#before.get(seq);
    if (before !== undefined) return isDeepStrictEqual({ ...before }, said);
    this.#insert.run(seq, said.verdict, said.core_no, said.rejection);
    return true;
  }
}
