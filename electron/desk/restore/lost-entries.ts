import type { KeyObject } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { Checkpoint, HeldAnswer } from '../../contract/core.ts';
import type { JournalEntry } from '../../contract/journal-entry.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { type CoreAnswer, type CoreClient, problemOfFailure } from '../core/core-client.ts';
import type { Journal } from '../journal/journal.ts';
import { beforeFirst } from '../journal/seal-entry.ts';
import { StoredEntries } from '../journal/stored-entries.ts';
import { verifyJournal } from '../journal/verify-journal.ts';
import { checkpointFits } from '../sync/checkpoint.ts';
import type { JournalGap } from './restoration.ts';

/** Entries that are verified or put back before other work gets its turn. */
const pieceSize = 200;

/** Number and hash of an entry; 0 and zero bytes before the first. */
interface Tip {
  readonly seq: number;
  readonly hash: string;
}

/** Puts every entry that somebody still has into its place again: the core, or a file that was damaged. */
export class LostEntries {
  readonly #connection: Database;
  readonly #journal: Journal;
  readonly #publicKey: KeyObject;
  readonly #checkpointKey: KeyObject;
  readonly #core: CoreClient;
  readonly #salvaged: StoredEntries;

  constructor(parts: {
    connection: Database;
    journal: Journal;
    publicKey: KeyObject;
    checkpointKey: KeyObject;
    core: CoreClient;
  }) {
    this.#connection = parts.connection;
    this.#journal = parts.journal;
    this.#publicKey = parts.publicKey;
    this.#checkpointKey = parts.checkpointKey;
    this.#core = parts.core;
    this.#salvaged = new StoredEntries(parts.connection, 'salvaged_entry');
  }

  /**
   * First what was salvaged, as far as it continues the journal and the core does not hold it otherwise; then what the
   * core holds beyond; then what was salvaged and never sent. Whatever came back stays when the line fails half way.
   *
   * @returns the core's word how far it holds the journal, null for not at all; problems of the line,
   *   CoreAnswerNotUnderstood when it says that it holds more than it gives, and CoreContradiction when it holds another
   *   journal than this database
   */
  async bringBack(): Promise<Result<Checkpoint | null>> {
    const own = this.#tip();
    const chained = await this.#salvageAfter(own);
    let answer = await this.#held(chained);
    if (chained.seq > own.seq) {
      if (!answer.ok) return { ok: false, problem: problemOfFailure(answer.failure) };
      const { agrees, storedThrough } = answer.value;
      if (agrees && this.#fits(storedThrough, chained.seq)) this.#readmitSalvage(chained.seq);
      // What was read from the file is a branch of its own: the core's word counts.
      else answer = await this.#held(own);
    }
    for (;;) {
      if (!answer.ok) return { ok: false, problem: problemOfFailure(answer.failure) };
      const { agrees, entries, storedThrough } = answer.value;
      if (!agrees) return fail('CoreContradiction');
      if (entries.length === 0) {
        // What it reads the entries from lags behind what it has stored.
        if ((storedThrough?.seq ?? 0) > this.#tip().seq) return fail('CoreAnswerNotUnderstood');
        if (!this.#fits(storedThrough, this.#tip().seq)) return fail('CoreContradiction');
        this.#readmitSalvage((await this.#salvageAfter(this.#tip())).seq);
        return succeed(storedThrough);
      }
      if (verifyJournal(entries, this.#publicKey, this.#last()).firstBroken !== null)
        return fail('CoreContradiction');
      this.#readmit(entries);
      answer = await this.#held(this.#tip());
    }
  }

  /**
   * What stays lost: numbers known to have been used that nobody has any more, and salvaged entries that fit nowhere.
   *
   * @param seenThrough the highest number known to have been used
   */
  gap(seenThrough: number): JournalGap | null {
    const last = this.#tip().seq;
    const stranded = this.#connection
      .prepare<[], { from: number | null; to: number | null; readable: number }>(`
        SELECT min(s.seq) AS "from", max(s.seq) AS "to", count(*) AS readable
        FROM salvaged_entry s LEFT JOIN journal j ON j.seq = s.seq WHERE j.hash IS NOT s.hash`)
      .get();
    const from = Math.min(stranded?.from ?? last + 1, last + 1);
    const to = Math.max(stranded?.to ?? 0, seenThrough);
    return to < from ? null : { from, to, readable: stranded?.readable ?? 0 };
  }

  #held({ seq, hash }: Tip): Promise<CoreAnswer<HeldAnswer>> {
    return this.#core.held({ afterSeq: seq, afterHash: hash });
  }

  /** The last of the salvaged entries that continue the journal unbroken after `tip`. */
  async #salvageAfter(tip: Tip): Promise<Tip> {
    let last = this.#last();
    for (;;) {
      const piece = this.#salvaged.after(last?.seq ?? tip.seq, pieceSize);
      const { intact } = verifyJournal(piece, this.#publicKey, last);
      last = piece[intact - 1] ?? last;
      if (intact < pieceSize) return last ?? tip;
      await nextTurn();
    }
  }

  /** Puts salvaged entries after the journal's last into it, through number `seq`. */
  #readmitSalvage(seq: number): void {
    for (;;) {
      const piece = this.#salvaged.after(this.#tip().seq, pieceSize).filter((entry) => entry.seq <= seq);
      if (piece.length === 0) return;
      this.#readmit(piece);
    }
  }

  #readmit(entries: readonly JournalEntry[]): void {
    this.#connection
      .transaction(() => {
        for (const entry of entries) this.#journal.readmit(entry);
      })
      .immediate();
  }

  /** Whether the core's word is of entries that are here, through number `seq`; what lies beyond is yet to be seen. */
  #fits(checkpoint: Checkpoint | null, seq: number): boolean {
    if (checkpoint === null || checkpoint.seq > seq) return true;
    const entry =
      checkpoint.seq <= this.#tip().seq
        ? this.#journal.at(checkpoint.seq)
        : this.#salvaged.at(checkpoint.seq);
    return checkpointFits(checkpoint, entry, this.#checkpointKey);
  }

  #last(): JournalEntry | null {
    const seq = this.#journal.lastSeq();
    return seq === 0 ? null : this.#journal.at(seq);
  }

  #tip(): Tip {
    return this.#last() ?? { seq: 0, hash: beforeFirst };
  }
}
