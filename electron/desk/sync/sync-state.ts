import type { Database, Statement } from 'better-sqlite3';
import type { Checkpoint } from '../../contract/core.ts';
import { StopReason } from '../../contract/line.ts';
import type { CalendarDate } from '../../contract/moment.ts';

interface SyncRow {
  stored_through: number;
  feed_cursor: string | null;
  attempts: number;
  told_wait: number;
  refusals: number;
  stopped: string | null;
  core_date: CalendarDate | null;
}

/** How far the core has come with our journal and we with its feed; survives every restart. */
export class SyncState {
  readonly #read: Statement<[], SyncRow>;
  readonly #store: Statement<[number, string]>;
  readonly #attempts: Statement<[number]>;
  readonly #toldWait: Statement<[number]>;
  readonly #refusals: Statement<[number]>;
  readonly #coreDate: Statement<[CalendarDate]>;
  readonly #stop: Statement<[string]>;
  readonly #resume: Statement<[]>;

  constructor(connection: Database) {
    this.#read = connection.prepare(
      'SELECT stored_through, feed_cursor, attempts, told_wait, refusals, stopped, core_date FROM sync',
    );
    this.#store = connection.prepare('UPDATE sync SET stored_through = ?, checkpoint = ?');
    this.#attempts = connection.prepare('UPDATE sync SET attempts = ?');
    this.#toldWait = connection.prepare('UPDATE sync SET told_wait = ?');
    this.#refusals = connection.prepare('UPDATE sync SET refusals = ?');
    this.#coreDate = connection.prepare('UPDATE sync SET core_date = ?');
    this.#stop = connection.prepare('UPDATE sync SET stopped = ?');
    this.#resume = connection.prepare('UPDATE sync SET stopped = NULL, attempts = 0, told_wait = 0');
  }

  /** The core holds every entry up to this one; 0 for none. */
  get storedThrough(): number {
    return this.#row().stored_through;
  }

  get feedCursor(): string | null {
    return this.#row().feed_cursor;
  }

  /** Attempts in a row that failed. */
  get attempts(): number {
    return this.#row().attempts;
  }

  /** What is left of a wait the core has asked for, milliseconds. */
  get toldWait(): number {
    return this.#row().told_wait;
  }

  /** How often in a row the core has said that this terminal may not. */
  get refusals(): number {
    return this.#row().refusals;
  }

  /** The date the core was last heard to have, over restarts; null before its first word. */
  get coreDate(): CalendarDate | null {
    return this.#row().core_date;
  }

  /** Why nothing is sent any more; null while all is well. */
  get stopped(): StopReason | null {
    return StopReason.nullable().parse(this.#row().stopped);
  }

  acknowledge(checkpoint: Checkpoint): void {
    this.#store.run(checkpoint.seq, JSON.stringify(checkpoint));
  }

  countAttempts(attempts: number): void {
    if (attempts !== this.attempts) this.#attempts.run(attempts);
  }

  noteCoreDate(date: CalendarDate): void {
    if (date !== this.coreDate) this.#coreDate.run(date);
  }

  noteToldWait(ms: number): void {
    if (ms !== this.toldWait) this.#toldWait.run(ms);
  }

  countRefusals(refusals: number): void {
    if (refusals !== this.refusals) this.#refusals.run(refusals);
  }

  stop(reason: StopReason): void {
    this.#stop.run(reason);
  }

  /** What stopped or failed is over; part of the transaction that records why. */
  resume(): void {
    this.#resume.run();
  }

  #row(): SyncRow {
    const row = this.#read.get();
    if (row === undefined) throw new Error('the sync row is made by the first migration');
    return row;
  }
}
