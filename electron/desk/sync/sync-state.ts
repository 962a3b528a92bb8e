import type { Database, Statement } from 'better-sqlite3';
import type { Checkpoint } from '../../contract/core.ts';

interface SyncRow {
  stored_through: number;
  feed_cursor: string | null;
  attempts: number;
  stopped: string | null;
}

/** How far the core has come with our journal and we with its feed; survives every restart. */
export class SyncState {
  readonly #read: Statement<[], SyncRow>;
  readonly #store: Statement<[number, string]>;
  readonly #attempts: Statement<[number]>;
  readonly #stop: Statement<[string]>;

  constructor(connection: Database) {
    this.#read = connection.prepare('SELECT stored_through, feed_cursor, attempts, stopped FROM sync');
    this.#store = connection.prepare('UPDATE sync SET stored_through = ?, checkpoint = ?');
    this.#attempts = connection.prepare('UPDATE sync SET attempts = ?');
    this.#stop = connection.prepare('UPDATE sync SET stopped = ?');
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

  /** Why nothing is sent any more; null while all is well. */
  get stopped(): string | null {
    return this.#row().stopped;
  }

  acknowledge(checkpoint: Checkpoint): void {
    this.#store.run(checkpoint.seq, JSON.stringify(checkpoint));
  }

  countAttempts(attempts: number): void {
    if (attempts !== this.attempts) this.#attempts.run(attempts);
  }

  stop(reason: string): void {
    this.#stop.run(reason);
  }

  #row(): SyncRow {
    const row = this.#read.get();
    if (row === undefined) throw new Error('the sync row is made by the first migration');
    return row;
  }
}
