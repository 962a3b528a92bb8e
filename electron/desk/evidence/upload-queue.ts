import type { Database } from 'better-sqlite3';
import type { Sealed } from './sealed-file.ts';

/** A content the core is to get. */
export interface QueuedUpload extends Sealed {
  /** Path at the core; null until it has said so. */
  readonly url: string | null;
}

/** What the core is to get and how far it has come; survives every restart, with the time to wait. */
export class UploadQueue {
  readonly #connection: Database;

  constructor(connection: Database) {
    this.#connection = connection;
  }

  /** The smallest first, at most `limit`; what can't be read stays behind. */
  waiting(limit: number): QueuedUpload[] {
    return this.#connection
      .prepare<[number], QueuedUpload>(`
        SELECT sha256, bytes, key, url FROM evidence_upload JOIN evidence_content USING (sha256)
        WHERE at_core = 0 AND unreadable = 0 ORDER BY bytes, sha256 LIMIT ?`)
      .all(limit);
  }

  isWaiting(sha256: string): boolean {
    return (
      this.#connection
        .prepare('SELECT 1 FROM evidence_upload WHERE sha256 = ? AND at_core = 0')
        .get(sha256) !== undefined
    );
  }

  /** Where the core takes a content, and how much of it it has; null: it has nothing of it (any more). */
  noteProgress(sha256: string, url: string | null, sent: number): void {
    this.#connection
      .prepare('UPDATE evidence_upload SET url = ?, sent = ? WHERE sha256 = ?')
      .run(url, sent, sha256);
  }

  /** The core has compared the hash of every byte. */
  noteAtCore(sha256: string): void {
    this.#connection
      .prepare(`
        UPDATE evidence_upload SET at_core = 1, url = NULL,
          sent = (SELECT bytes FROM evidence_content WHERE sha256 = @sha256)
        WHERE sha256 = @sha256`)
      .run({ sha256 });
  }

  /** Attempts in a row that failed. */
  get attempts(): number {
    return this.#number('attempts');
  }

  countAttempts(attempts: number): void {
    if (attempts !== this.attempts)
      this.#connection.prepare('UPDATE evidence_sync SET attempts = ?').run(attempts);
  }

  /** What is left of a wait the core has asked for, milliseconds. */
  get toldWait(): number {
    return this.#number('told_wait');
  }

  noteToldWait(ms: number): void {
    if (ms !== this.toldWait) this.#connection.prepare('UPDATE evidence_sync SET told_wait = ?').run(ms);
  }

  #number(column: 'attempts' | 'told_wait'): number {
    return this.#connection
      .prepare<[], number>(`SELECT ${column} FROM evidence_sync`)
      .pluck()
      .get() as number;
  }
}
