import type { Database, Statement } from 'better-sqlite3';
import type { JournalEntry } from '../../contract/journal-entry.ts';
import { type JournalRow, rowOf } from '../journal/stored-entries.ts';

/** Entries from a damaged file or an older copy, kept beside the journal until it is known which of them continue it. */
export class SalvagedEntries {
  readonly #insert: Statement<[JournalRow]>;

  constructor(connection: Database) {
    this.#insert = connection.prepare(`
      INSERT INTO salvaged_entry VALUES (@seq, @epoch, @terminal_id, @id, @type, @schema_version, @business_date,
        @occurred_at, @actor, @approvals, @payload, @payload_hash, @prev_hash, @hash, @signature)
      ON CONFLICT DO NOTHING`);
  }

  /** Keeps an entry, unless there is one of its number already. */
  keep(entry: JournalEntry): void {
    this.#insert.run(rowOf(entry));
  }
}
