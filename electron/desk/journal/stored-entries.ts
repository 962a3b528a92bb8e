import type { Database, Statement } from 'better-sqlite3';
import type { Approval } from '../../contract/approval.ts';
import type { JournalEntry, JournalType } from '../../contract/journal-entry.ts';
import { canonicalJson } from './canonical-json.ts';

/** An entry as the table holds it. */
export interface JournalRow {
  seq: number;
  epoch: number;
  terminal_id: string;
  id: string;
  type: JournalType;
  schema_version: number;
  business_date: string;
  occurred_at: string;
  actor: string;
  approvals: string;
  payload: string;
  payload_hash: string;
  prev_hash: string;
  hash: string;
  signature: string;
}

/** Where entries stand: in the journal, or beside it while a damaged file is being recovered. */
type EntryTable = 'journal' | 'salvaged_entry';

/** The entries a database holds, for whoever only reads them. */
export class StoredEntries {
  readonly #count: Statement<[], number>;
  readonly #last: Statement<[], { seq: number; hash: string }>;
  readonly #after: Statement<[number, number], JournalRow>;
  readonly #bySeq: Statement<[number], JournalRow>;

  constructor(connection: Database, table: EntryTable = 'journal') {
    this.#count = connection.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck();
    this.#last = connection.prepare(`SELECT seq, hash FROM ${table} ORDER BY seq DESC LIMIT 1`);
    this.#after = connection.prepare(`SELECT * FROM ${table} WHERE seq > ? ORDER BY seq LIMIT ?`);
    this.#bySeq = connection.prepare(`SELECT * FROM ${table} WHERE seq = ?`);
  }

  /** Entries after `seq`, in order, at most `limit`. */
  after(seq: number, limit: number): JournalEntry[] {
    return this.#after.all(seq, limit).map(entryOf);
  }

  /** The whole journal, entry by entry. */
  *all(): Generator<JournalEntry> {
    for (const row of this.#after.iterate(0, -1)) yield entryOf(row);
  }

  /** One entry; undefined where there is none. */
  at(seq: number): JournalEntry | undefined {
    const row = this.#bySeq.get(seq);
    return row && entryOf(row);
  }

  /** How many there are; the number of the last, unless some are missing. */
  count(): number {
    return this.#count.get() ?? 0;
  }

  /** Number and hash of the last entry; undefined in an empty journal. */
  last(): { seq: number; hash: string } | undefined {
    return this.#last.get();
  }
}

function entryOf(row: JournalRow): JournalEntry {
  return {
    terminalId: row.terminal_id,
    epoch: row.epoch,
    seq: row.seq,
    id: row.id,
    type: row.type,
    schemaVersion: row.schema_version,
    businessDate: row.business_date,
    occurredAt: row.occurred_at,
    actor: row.actor,
    approvals: JSON.parse(row.approvals) as Approval[],
    payloadHash: row.payload_hash,
    prevHash: row.prev_hash,
    hash: row.hash,
    signature: row.signature,
    payload: JSON.parse(row.payload) as JournalEntry['payload'],
  };
}

/** @param payload its canonical JSON */
export function rowOf(entry: JournalEntry, payload = canonicalJson(entry.payload)): JournalRow {
  return {
    seq: entry.seq,
    epoch: entry.epoch,
    terminal_id: entry.terminalId,
    id: entry.id,
    type: entry.type,
    schema_version: entry.schemaVersion,
    business_date: entry.businessDate,
    occurred_at: entry.occurredAt,
    actor: entry.actor,
    approvals: canonicalJson(entry.approvals),
    payload,
    payload_hash: entry.payloadHash,
    prev_hash: entry.prevHash,
    hash: entry.hash,
    signature: entry.signature,
  };
}
