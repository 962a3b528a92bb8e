import type { Database } from 'better-sqlite3';
import type { EvidenceProgress } from '../../contract/evidence.ts';
import type { CoreClient, CoreFailure } from '../core/core-client.ts';
import type { Line } from '../core/line.ts';
import { problemOfSqlite } from '../database/sqlite-problem.ts';
import { Pause, type Wait } from '../sync/pause.ts';
import { probeTime, waitingTime } from '../sync/waiting-time.ts';
import type { EvidenceBook } from './evidence-book.ts';
import type { SealedStore } from './sealed-store.ts';
import { SendingPace } from './sending-pace.ts';
import { uploadFile } from './upload-file.ts';
import { type QueuedUpload, UploadQueue } from './upload-queue.ts';

/** Milliseconds between two looks whether there is something to send, and a line to send it over. */
const lookEveryMs = 2_000;
/** Contents the core is asked about at once. */
const mostAsked = 100;

const calm: Wait = { ms: lookEveryMs, toldMs: 0 };

/** How a round ended: all is at the core, or nobody may send now; or to be tried again. */
type RoundEnd = 'DONE' | CoreFailure;

/**
 * Brings the files of filed claims to the core, the smallest first, beside the journal: while the line is up, and never
 * a byte again that the core has acknowledged. A content is there when the core says that its hash is right.
 */
export class EvidenceSync {
  readonly #book: EvidenceBook;
  readonly #queue: UploadQueue;
  readonly #store: SealedStore;
  readonly #core: CoreClient;
  readonly #line: Line;
  readonly #changed: () => void;
  readonly #stopping = new AbortController();
  readonly #pace = new SendingPace();
  readonly #pause: Pause;
  /** Contents that did not get through at their last turn. */
  readonly #putBack = new Set<string>();
  /** The content that is being sent. */
  #sending: string | null = null;
  #running: Promise<void> | null = null;

  constructor(parts: {
    connection: Database;
    book: EvidenceBook;
    store: SealedStore;
    core: CoreClient;
    line: Line;
    changed: () => void;
  }) {
    this.#book = parts.book;
    this.#queue = new UploadQueue(parts.connection);
    this.#store = parts.store;
    this.#core = parts.core;
    this.#line = parts.line;
    this.#changed = parts.changed;
    this.#pause = new Pause(this.#queue, this.#stopping.signal);
  }

  start(): void {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** There is something new to send. After a failure the waiting time stands. */
  nudge(): void {
    if (this.#queue.attempts === 0) this.#pause.cut();
  }

  /** A person wants it to be tried. What the core has asked for is waited for all the same. */
  tryNow(): void {
    this.#pause.cut();
  }

  /** What is on its way, the smallest first. */
  progress(): EvidenceProgress[] {
    return this.#book
      .underWay()
      .map((one) => (one.sha256 === this.#sending ? { ...one, upload: 'SENDING' } : one));
  }

  async #run(): Promise<void> {
    // A restart is no way round the waiting time.
    if (this.#queue.attempts > 0) await this.#pause.wait(this.#waitAfterFailure(false, this.#queue.toldWait));
    while (!this.#stopping.signal.aborted) {
      const wait = await this.#roundAndWait().catch((error: unknown) => {
        // A full disk passes; what was not noted is asked of the core again.
        problemOfSqlite(error);
        return calm;
      });
      await this.#pause.wait(wait);
    }
  }

  async #roundAndWait(): Promise<Wait> {
    // Whether the core is there, and we may, is the journal's to find out.
    if (!this.#line.online) return calm;
    const end = await this.#round();
    this.#sending = null;
    this.#changed();
    // What was let go because the program ends has not failed.
    if (end !== 'DONE' && this.#stopping.signal.aborted) return calm;
    if (end === 'DONE') {
      this.#queue.countAttempts(0);
      return calm;
    }
    this.#queue.countAttempts(this.#queue.attempts + 1);
    const toldMs = end.kind === 'BUSY' ? (end.retryAfterMs ?? 0) : 0;
    return this.#waitAfterFailure(end.kind === 'REFUSED', toldMs);
  }

  #waitAfterFailure(refused: boolean, toldMs: number): Wait {
    const { attempts } = this.#queue;
    if (refused) return { ms: probeTime(attempts, Math.random()), toldMs };
    return { ms: waitingTime(attempts, toldMs, Math.random()), toldMs };
  }

  async #round(): Promise<RoundEnd> {
    // Another claim may have brought it, or the answer to the last piece was lost.
    const asked = await this.#ask(this.#queue.waiting(mostAsked));
    if (asked !== 'DONE') return asked;
    for (;;) {
      const next = this.#next();
      if (next === undefined || this.#stopping.signal.aborted) return 'DONE';
      const end = await this.#bring(next);
      if (end === 'DONE') continue;
      if (end.kind === 'NOT_UNDERSTOOD') this.#putBack.add(next.sha256);
      return end;
    }
  }

  /** One file that never gets through keeps no other waiting: it has its turn again when all others had theirs. */
  #next(): QueuedUpload | undefined {
    const waiting = this.#queue.waiting(mostAsked);
    const next = waiting.find(({ sha256 }) => !this.#putBack.has(sha256));
    if (next !== undefined) return next;
    this.#putBack.clear();
    return waiting[0];
  }

  /** Brings one file whole, and hears that it is right. */
  async #bring(upload: QueuedUpload): Promise<RoundEnd> {
    const { sha256 } = upload;
    this.#sending = sha256;
    this.#changed();
    const parts = {
      core: this.#core,
      store: this.#store,
      pace: this.#pace,
      signal: this.#stopping.signal,
      isWanted: () => this.#queue.isWaiting(sha256),
    };
    const end = await uploadFile(upload, parts, (url, sent) => {
      this.#queue.noteProgress(sha256, url, sent);
      // A line that lets something through is not the one that failed.
      if (sent > 0) this.#queue.countAttempts(0);
      this.#changed();
    });
    if (end === 'UNREADABLE') {
      this.#book.noteUnreadable(sha256);
      return 'DONE';
    }
    if (end === 'NOT_WANTED') return 'DONE';
    if (end !== 'SENT') return end;
    const asked = await this.#ask([upload]);
    if (asked !== 'DONE') return asked;
    if (!this.#queue.isWaiting(sha256)) return 'DONE';
    // The core has every byte and does not find the hash: what it has is not this file.
    this.#queue.noteProgress(sha256, null, 0);
    return { kind: 'NOT_UNDERSTOOD' };
  }

  /** Asks which of these the core holds, and notes them. */
  async #ask(uploads: readonly QueuedUpload[]): Promise<RoundEnd> {
    if (uploads.length === 0) return 'DONE';
    const asked = new Set(uploads.map(({ sha256 }) => sha256));
    const answer = await this.#core.heldEvidence({ hashes: [...asked] });
    if (!answer.ok) return answer.failure;
    for (const sha256 of answer.value.held) if (asked.has(sha256)) this.#queue.noteAtCore(sha256);
    this.#changed();
    return 'DONE';
  }
}
