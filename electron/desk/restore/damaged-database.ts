import Database from 'better-sqlite3';
import type { JournalEntry } from '../../contract/journal-entry.ts';
import { type Connection, connect } from '../database/connect.ts';
import { StoredEntries } from '../journal/stored-entries.ts';

/** Numbers looked for beyond the last that is known: one lost page of the table's tree hides about a thousand. */
const beyondLast = 2_000;

/** The terminal's row as it stands in the file, whatever columns that shape of the database has. */
export type TerminalRow = Readonly<Record<string, unknown>> & {
  readonly public_key: Buffer;
  /** Null before enrolment. */
  readonly terminal_id: string | null;
};

/**
 * A database file that may be damaged anywhere, read piece by piece: what SQLite can't read is simply not there. Each
 * page carries its own seal (HMAC), so what can be read is what was once written. Changes nothing in the file.
 */
export class DamagedDatabase {
  readonly #connection: Connection;

  constructor(file: string, key: string) {
    this.#connection = connect(file, key, { readonly: true, fileMustExist: true });
  }

  /** The device key and what enrolment gave; undefined when they can't be read. */
  terminal(): TerminalRow | undefined {
    return attempt(() => this.#connection.prepare<[], TerminalRow>('SELECT * FROM terminal').get());
  }

  /** Why nothing was sent any more when the file was last written; null for no reason, or none that can be read. */
  stopped(): string | null {
    return (
      attempt(() => this.#connection.prepare<[], string | null>('SELECT stopped FROM sync').pluck().get()) ??
      null
    );
  }

  /** The highest number an entry is known to have had; 0 when nothing can be read. */
  seenThrough(): number {
    const highest = (sql: string) =>
      attempt(() => this.#connection.prepare<[], number | null>(sql).pluck().get()) ?? 0;
    return Math.max(
      highest('SELECT max(seq) FROM journal'),
      highest('SELECT stored_through FROM sync'),
      highest('SELECT max(seq) FROM outcome'),
      highest('SELECT seen_through FROM restoration'),
    );
  }

  /**
   * Every entry that can be read, in order, with gaps where some can't: the journal's, then those that were salvaged from
   * the file before this one and not yet put back, should it have come to harm before the core was heard.
   */
  *entries(): Generator<JournalEntry> {
    yield* this.#entriesIn('journal');
    yield* this.#entriesIn('salvaged_entry');
  }

  /** Ids of the claims being taken in, by the index that names them, whose pages are not those of the drafts. */
  claimDraftIds(): string[] {
    return (
      attempt(() => this.#connection.prepare<[], string>('SELECT claim_id FROM claim_draft').pluck().all()) ??
      []
    );
  }

  /**
   * Every row of a table that can be read; none where the file is older than the table. Where the table's end can't be
   * read, the index of its key says how far it goes, and where that can't either, the rows themselves.
   */
  *rowsOf(
    table: 'evidence_content' | 'evidence_file' | 'evidence_upload' | 'claim_draft' | 'draft',
  ): Generator<Record<string, unknown>> {
    const read = attempt(() =>
      this.#connection.prepare<[number], Record<string, unknown>>(`SELECT * FROM ${table} WHERE rowid = ?`),
    );
    if (read === undefined) return;
    const lastIn = (source: string) =>
      attempt(
        () =>
          this.#connection.prepare<[], number | null>(`SELECT max(rowid) FROM ${source}`).pluck().get() ?? 0,
      );
    const told = lastIn(table) ?? lastIn(`${table} INDEXED BY sqlite_autoindex_${table}_1`);
    let last = told ?? beyondLast;
    for (let rowid = 1; rowid <= last; rowid += 1) {
      const row = attempt(() => read.get(rowid));
      if (row === undefined) continue;
      if (told === undefined) last = rowid + beyondLast;
      yield row;
    }
  }

  *#entriesIn(table: 'journal' | 'salvaged_entry'): Generator<JournalEntry> {
    const stored = attempt(() => new StoredEntries(this.#connection, table));
    if (stored === undefined) return;
    let last = this.seenThrough();
    for (let seq = 1; seq <= last + beyondLast; seq += 1) {
      const entry = attempt(() => stored.at(seq));
      if (entry === undefined) continue;
      last = Math.max(last, seq);
      yield entry;
    }
  }

  close(): void {
    this.#connection.close();
  }
}

/** What the world has spoilt gives nothing: a page SQLite refuses, or a column that no longer holds JSON. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Database.SqliteError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
