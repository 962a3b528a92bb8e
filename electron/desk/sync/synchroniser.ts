import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { CoreClient, CoreFailure } from '../core/core-client.ts';
import type { CoreClock } from '../core/core-clock.ts';
import type { Line } from '../core/line.ts';
import { problemOfSqlite } from '../database/sqlite-problem.ts';
import type { Enrolment } from '../device/device.ts';
import type { Journal } from '../journal/journal.ts';
import { applyFeed } from './apply-feed.ts';
import { checkpointFits } from './checkpoint.ts';
import type { SyncState } from './sync-state.ts';
import { waitingTime } from './waiting-time.ts';

const largestBatch = 100;
/** Milliseconds between two looks at the feed while there is nothing to send. */
const feedEveryMs = 2_000;

/** How a round ended: well, or to be tried again, or never again. */
type RoundEnd = 'DONE' | 'STOPPED' | CoreFailure;

/** Brings every entry to the core, in order and exactly once, and the core's feed back; for as long as the desk runs. */
export class Synchroniser {
  readonly #connection: Database;
  readonly #journal: Journal;
  readonly #state: SyncState;
  readonly #core: CoreClient;
  readonly #line: Line;
  readonly #clock: CoreClock;
  readonly #enrolment: Enrolment;
  readonly #changed: () => void;
  readonly #stopping = new AbortController();
  #batchSize = largestBatch;
  #wake: AbortController | null = null;
  #running: Promise<void> | null = null;

  /** @param changed called whenever something a person can see may have changed */
  constructor(parts: {
    connection: Database;
    journal: Journal;
    state: SyncState;
    core: CoreClient;
    line: Line;
    clock: CoreClock;
    enrolment: Enrolment;
    changed: () => void;
  }) {
    this.#connection = parts.connection;
    this.#journal = parts.journal;
    this.#state = parts.state;
    this.#core = parts.core;
    this.#line = parts.line;
    this.#clock = parts.clock;
    this.#enrolment = parts.enrolment;
    this.#changed = parts.changed;
  }

  start(): void {
    if (this.#state.stopped !== null) this.#line.stop();
    else this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** There is something new to send. While the line is down the waiting time stands: impatience would not mend it. */
  nudge(): void {
    if (this.#line.online) this.#wake?.abort();
  }

  async #run(): Promise<void> {
    // A restart is no way round the waiting time.
    if (this.#state.attempts > 0) await this.#wait(waitingTime(this.#state.attempts, null, Math.random()));
    while (!this.#stopping.signal.aborted) {
      const pause = await this.#roundAndPause().catch((error: unknown) => {
        // A full disk passes; nothing was half applied, so the round is simply made again.
        problemOfSqlite(error);
        return feedEveryMs;
      });
      if (pause === null) return;
      this.#changed();
      await this.#wait(pause);
    }
  }

  /** Makes a round and says how long to wait until the next, in milliseconds; null for never. */
  async #roundAndPause(): Promise<number | null> {
    const end = await this.#round();
    if (end === 'STOPPED') return null;
    if (end === 'DONE') {
      this.#state.countAttempts(0);
      return feedEveryMs;
    }
    const attempts = this.#state.attempts + 1;
    this.#state.countAttempts(attempts);
    return waitingTime(attempts, end.kind === 'BUSY' ? end.retryAfterMs : null, Math.random());
  }

  async #round(): Promise<RoundEnd> {
    const ping = await this.#core.ping();
    if (!ping.ok) return ping.failure;
    this.#clock.set(Date.parse(ping.value.now));
    const shipped = await this.#ship();
    return shipped === 'DONE' ? await this.#follow() : shipped;
  }

  async #ship(): Promise<RoundEnd> {
    for (;;) {
      const entries = this.#journal.after(this.#state.storedThrough, this.#batchSize);
      if (entries.length === 0 || this.#stopping.signal.aborted) return 'DONE';
      const answer = await this.#core.ship({ terminalId: this.#enrolment.terminalId, entries });
      if (answer.ok) {
        const checkpoint = answer.value.storedThrough;
        if (!checkpointFits(checkpoint, entries, this.#enrolment.checkpointKey)) {
          return this.#stop('the core acknowledged what it was not sent');
        }
        this.#state.acknowledge(checkpoint);
        this.#batchSize = largestBatch;
        this.#changed();
      } else if (answer.failure.kind === 'CONTRADICTION') {
        return this.#stop('the core contradicts this journal');
      } else if (answer.failure.kind === 'TOO_LARGE' && this.#batchSize > 1) {
        this.#batchSize = Math.ceil(entries.length / 2);
      } else {
        return answer.failure;
      }
    }
  }

  async #follow(): Promise<RoundEnd> {
    for (;;) {
      const answer = await this.#core.feed({ cursor: this.#state.feedCursor });
      if (!answer.ok) return answer.failure;
      if (!applyFeed(this.#connection, answer.value)) {
        return this.#stop('the core judged an entry this terminal never made');
      }
      if (answer.value.items.length > 0) this.#changed();
      if (!answer.value.more || this.#stopping.signal.aborted) return 'DONE';
    }
  }

  #stop(reason: string): 'STOPPED' {
    this.#state.stop(reason);
    this.#line.stop();
    this.#changed();
    return 'STOPPED';
  }

  /** Waits by the monotonic clock; a nudge or the end of the program cuts it short. */
  async #wait(ms: number): Promise<void> {
    this.#wake = new AbortController();
    const signal = AbortSignal.any([this.#wake.signal, this.#stopping.signal]);
    await sleep(ms, undefined, { signal }).catch(() => {});
    this.#wake = null;
  }
}
