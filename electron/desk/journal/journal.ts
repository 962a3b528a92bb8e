import type { KeyObject } from 'node:crypto';
import type { Database, Statement, Transaction } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import type { Approval } from '../../contract/approval.ts';
import type { JournalEntry, JournalPayload, JournalType } from '../../contract/journal-entry.ts';
import { type CalendarDate, instantOf } from '../../contract/moment.ts';
import { isDiskFull } from '../database/sqlite-problem.ts';
import { BusinessDays } from '../day/business-days.ts';
import { canonicalJson, sha256 } from './canonical-json.ts';
import { beforeFirst, sealHeader } from './seal-entry.ts';
import { type JournalRow, rowOf, StoredEntries } from './stored-entries.ts';

/** Who this journal belongs to, and the key that signs it. */
export interface JournalOwner {
  readonly terminalId: string;
  readonly epoch: number;
  readonly privateKey: KeyObject;
}

/** An act to be recorded. */
export interface Act<T extends JournalType> {
  readonly type: T;
  readonly payload: JournalPayload<T>;
  /** Staff number, or TERMINAL for what nobody did. */
  readonly actor: string;
  readonly approvals?: readonly Approval[];
  /** Only for what concludes a day that the calendar has left behind; else the act is of the day it is done on. */
  readonly businessDate?: CalendarDate;
}

/** Alters the state tables in the transaction of an act's entry. */
type Change = (entry: JournalEntry) => void;

/**
 * The heart: every business act is one transaction that changes the state tables and appends exactly one entry.
 * There is no other way to make an entry, and none to change one; what personal data may leave it, and how, stands in
 * `erase-payloads.ts`.
 */
export class Journal {
  readonly #owner: JournalOwner;
  readonly #now: () => number;
  readonly #days: BusinessDays;
  readonly #stored: StoredEntries;
  readonly #insert: Statement<[JournalRow]>;
  readonly #makeRoom: () => boolean;
  readonly #transact: Transaction<(act: Act<JournalType>, change: Change) => JournalEntry>;
  #ended = false;

  /**
   * @param now clock, milliseconds since 1970; entries keep their order by `seq`, whatever the clock does
   * @param makeRoom frees room on a full disk; false when there is none to free
   */
  constructor(connection: Database, owner: JournalOwner, now: () => number, makeRoom = () => false) {
    this.#makeRoom = makeRoom;
    this.#owner = owner;
    this.#now = now;
    this.#days = new BusinessDays(connection, now);
    this.#stored = new StoredEntries(connection);
    this.#insert = connection.prepare(`
      INSERT INTO journal VALUES (@seq, @epoch, @terminal_id, @id, @type, @schema_version, @business_date, @occurred_at,
        @actor, @approvals, @payload, @payload_hash, @prev_hash, @hash, @signature)`);
    this.#transact = connection.transaction((act, change) => {
      const payload = canonicalJson(act.payload);
      const entry = this.#seal(act, sha256(payload));
      this.#insert.run(rowOf(entry, payload));
      change(entry);
      return entry;
    });
  }

  /**
   * Records an act. `change` alters the state tables in the same transaction and sees the finished entry; when it
   * throws, nothing has happened. When this returns, the act is on the disk. On a full disk it is tried once more with
   * the room held back for that; then SQLite's error is thrown on.
   */
  record<T extends JournalType>(act: Act<T>, change: Change = () => {}): JournalEntry {
    if (this.#ended) throw new Error('the epoch of this journal is over');
    try {
      return this.#transact.immediate(act, change);
    } catch (error) {
      if (!isDiskFull(error) || !this.#makeRoom()) throw error;
      return this.#transact.immediate(act, change);
    }
  }

  /** Puts an entry back that this terminal once made and lost; whoever does has verified that it continues the chain. */
  readmit(entry: JournalEntry): void {
    this.#insert.run(rowOf(entry));
  }

  /** Lets nothing more be recorded: the terminal's epoch is over. */
  end(): void {
    this.#ended = true;
  }

  /** Entries after `seq`, in order, at most `limit`. */
  after(seq: number, limit: number): JournalEntry[] {
    return this.#stored.after(seq, limit);
  }

  /** The whole journal, entry by entry. */
  all(): Generator<JournalEntry> {
    return this.#stored.all();
  }

  /** One entry; throws where there is none. */
  at(seq: number): JournalEntry {
    const entry = this.#stored.at(seq);
    if (entry === undefined) throw new Error(`no journal entry ${seq}`);
    return entry;
  }

  /** Number of the last entry; 0 in an empty journal. */
  lastSeq(): number {
    return this.#stored.last()?.seq ?? 0;
  }

  #seal(act: Act<JournalType>, payloadHash: string): JournalEntry {
    const last = this.#stored.last();
    const now = this.#now();
    const sealed = sealHeader(
      {
        terminalId: this.#owner.terminalId,
        epoch: this.#owner.epoch,
        seq: (last?.seq ?? 0) + 1,
        id: uuidv7(),
        type: act.type,
        schemaVersion: 1,
        businessDate: act.businessDate ?? this.#days.dateAt(now),
        occurredAt: instantOf(now),
        actor: act.actor,
        approvals: [...(act.approvals ?? [])],
        payloadHash,
        prevHash: last?.hash ?? beforeFirst,
      },
      this.#owner.privateKey,
    );
    return { ...sealed, payload: act.payload as JournalEntry['payload'] };
  }
}
