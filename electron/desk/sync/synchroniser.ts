import type { KeyObject } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { zstdCompressSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import type { Checkpoint, ShipRequest } from '../../contract/core.ts';
import type { JournalEntry } from '../../contract/journal-entry.ts';
import type { DrainView, NextTry, StopReason } from '../../contract/line.ts';
import { seoulDateOf } from '../../contract/moment.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { StaffNo } from '../../contract/staff.ts';
import type { CoreClient, CoreFailure } from '../core/core-client.ts';
import type { CoreClock } from '../core/core-clock.ts';
import type { Line } from '../core/line.ts';
import { problemOfSqlite } from '../database/sqlite-problem.ts';
import type { Enrolment } from '../device/device.ts';
import type { Journal } from '../journal/journal.ts';
import { verifyJournal } from '../journal/verify-journal.ts';
import type { Heard } from '../stock/stock-list.ts';
import { applyFeed } from './apply-feed.ts';
import { checkpointFits } from './checkpoint.ts';
import { Drain } from './drain.ts';
import { Pause, type Wait } from './pause.ts';
import type { SyncState } from './sync-state.ts';
import { probeTime, waitingTime } from './waiting-time.ts';

const largestBatch = 100;
/** Milliseconds between two looks at the feed while there is nothing to send. */
const feedEveryMs = 2_000;
/** Milliseconds between two attempts, however often a person asks for one. */
const tryEveryMs = 5_000;

/** Entries in order, and the request that brings them to the core. */
interface Batch {
  readonly entries: readonly JournalEntry[];
  readonly lastSeq: number;
  /** `ShipRequest`, JSON, zstd. */
  readonly packed: Uint8Array;
}

/** While all is well. */
const calm: Wait = { ms: feedEveryMs, toldMs: 0 };

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
  readonly #heardNow: () => Heard;
  readonly #publicKey: KeyObject;
  readonly #changed: () => void;
  readonly #heard: () => void;
  readonly #inTouch: () => Promise<void>;
  readonly #onCompared: (found: 'LEVEL' | 'BEHIND') => void;
  readonly #stopping = new AbortController();
  readonly #pause: Pause;
  readonly #drain = new Drain();
  #batchSize = largestBatch;
  /** Whether this terminal knows that it holds at least what the core holds of it. */
  #compared = false;
  /** When the last round began, by the monotonic clock. */
  #triedAt = Number.NEGATIVE_INFINITY;
  #running: Promise<void> | null = null;

  /**
   * @param heardNow under which business date and at what time what is heard now is noted
   * @param changed called whenever something a person can see may have changed
   * @param heard called after a piece of the feed that said something has been applied
   * @param inTouch called at the end of a round in which all went well, for whatever else there is to settle with the core
   * @param onCompared called once the core has said whether it holds more of this journal than there is here
   *   (BEHIND: nothing is sent then) or not (LEVEL)
   */
  constructor(parts: {
    connection: Database;
    journal: Journal;
    state: SyncState;
    core: CoreClient;
    line: Line;
    clock: CoreClock;
    enrolment: Enrolment;
    heardNow: () => Heard;
    publicKey: KeyObject;
    changed: () => void;
    heard: () => void;
    inTouch: () => Promise<void>;
    onCompared: (found: 'LEVEL' | 'BEHIND') => void;
  }) {
    this.#connection = parts.connection;
    this.#journal = parts.journal;
    this.#state = parts.state;
    this.#core = parts.core;
    this.#line = parts.line;
    this.#clock = parts.clock;
    this.#enrolment = parts.enrolment;
    this.#heardNow = parts.heardNow;
    this.#pause = new Pause(this.#state, this.#stopping.signal);
    this.#publicKey = parts.publicKey;
    this.#changed = parts.changed;
    this.#heard = parts.heard;
    this.#inTouch = parts.inTouch;
    this.#onCompared = parts.onCompared;
  }

  start(): void {
    const { stopped, refusals } = this.#state;
    if (refusals > 0) this.#line.learn({ ok: false, failure: { kind: 'REFUSED' } });
    if (stopped === null) this.#running = this.#run();
    else this.#line.stop(stopped);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** There is something new to send. While the line is down the waiting time stands: impatience would not mend it. */
  nudge(): void {
    if (this.#line.online) this.#pause.cut();
  }

  /** When the core is tried again; null while it is being talked to, and after a stop. */
  get nextTry(): NextTry | null {
    return this.#pause.left;
  }

  /** The backlog on its way; null when there is none worth watching. */
  get drain(): DrainView | null {
    return this.#drain.view(this.#state.storedThrough, this.#journal.lastSeq());
  }

  /**
   * Tries the core now, because a person asks for it: not before the time it has named itself, and not without end.
   *
   * @returns problems LineTryTooSoon, CoreContradiction
   */
  tryNow(): Result<null> {
    if (this.#state.stopped !== null) return fail('CoreContradiction');
    const { left } = this.#pause;
    if (left === null) return succeed(null);
    const tooSoonMs = Math.max(left.toldMs, this.#triedAt + tryEveryMs - performance.now());
    if (tooSoonMs > 0) return fail('LineTryTooSoon', { seconds: Math.ceil(tooSoonMs / 1_000) });
    this.#pause.cut();
    return succeed(null);
  }

  /**
   * Goes on after a stop, on the word of who has seen its cause settled. What both sides check they check again: a
   * contradiction that still stands stops them again.
   *
   * @returns problem LineNotStopped
   */
  resume(by: StaffNo): Result<null> {
    const { stopped } = this.#state;
    if (stopped === null) return fail('LineNotStopped');
    this.#journal.record({ type: 'SyncResumed', payload: { stopped }, actor: by }, () =>
      this.#state.resume(),
    );
    this.#line.resume();
    this.#running = this.#run();
    return succeed(null);
  }

  async #run(): Promise<void> {
    // A restart is no way round the waiting time.
    if (this.#state.attempts > 0) await this.#pause.wait(this.#waitAfterFailure(this.#state.toldWait));
    while (!this.#stopping.signal.aborted) {
      const pause = await this.#roundAndPause().catch((error: unknown) => {
        // A full disk passes; nothing was half applied, so the round is simply made again.
        problemOfSqlite(error);
        return calm;
      });
      if (pause === null) return;
      this.#changed();
      await this.#pause.wait(pause);
    }
  }

  /** Makes a round and says how long to wait until the next; null for never. */
  async #roundAndPause(): Promise<Wait | null> {
    this.#triedAt = performance.now();
    const end = await this.#round();
    this.#drain.rest();
    if (end === 'STOPPED') return null;
    // What was let go because the program ends has not failed.
    if (end !== 'DONE' && this.#stopping.signal.aborted) return null;
    const refused = end !== 'DONE' && end.kind === 'REFUSED';
    this.#state.countRefusals(refused ? this.#state.refusals + 1 : 0);
    if (end === 'DONE') {
      this.#state.countAttempts(0);
      return calm;
    }
    this.#state.countAttempts(this.#state.attempts + 1);
    return this.#waitAfterFailure(end.kind === 'BUSY' ? (end.retryAfterMs ?? 0) : 0);
  }

  #waitAfterFailure(toldMs: number): Wait {
    const { refusals } = this.#state;
    if (refusals > 0) return { ms: probeTime(refusals, Math.random()), toldMs };
    return { ms: waitingTime(this.#state.attempts, toldMs, Math.random()), toldMs };
  }

  async #round(): Promise<RoundEnd> {
    const ping = await this.#core.ping();
    // Barred by a contradiction that a full disk kept from being written: it still has to be.
    if (!ping.ok && ping.failure.kind === 'CONTRADICTION') return this.#stop('CONTRADICTED_BY_CORE');
    if (!ping.ok) return ping.failure;
    this.#clock.set(Date.parse(ping.value.now));
    this.#state.noteCoreDate(seoulDateOf(ping.value.now));
    const compared = await this.#compare();
    if (compared !== 'DONE') return compared;
    for (;;) {
      // Before every piece of the feed, so that a core with much to say cannot keep ours waiting.
      const shipped = await this.#ship();
      if (shipped !== 'DONE') return shipped;
      const followed = await this.#follow();
      if (followed === 'MORE') continue;
      if (followed === 'DONE') await this.#inTouch();
      return followed;
    }
  }

  /**
   * Before anything is sent: a database put back to an older state behind our back looks whole by itself, and only the
   * core knows better. Asked in the first round, which is over before anybody can have signed in.
   */
  async #compare(): Promise<RoundEnd> {
    if (this.#compared) return 'DONE';
    const [last] = this.#journal.after(this.#journal.lastSeq() - 1, 1);
    if (last === undefined) return 'DONE';
    const answer = await this.#core.held({ afterSeq: last.seq, afterHash: last.hash });
    if (!answer.ok) return answer.failure;
    const { agrees, entries, storedThrough } = answer.value;
    if (!agrees) return this.#stop('CONTRADICTED_BY_CORE');
    // It says that there is more and does not give it: nobody knows yet what this terminal lacks.
    if (entries.length === 0 && (storedThrough?.seq ?? 0) > last.seq) return this.#notUnderstood();
    this.#compared = true;
    if (entries.length === 0) {
      this.#onCompared('LEVEL');
      return 'DONE';
    }
    // Only this terminal's own signature can say that there was more.
    const isOurs = verifyJournal(entries, this.#publicKey, last).firstBroken === null;
    if (!isOurs || this.#journal.lastSeq() !== last.seq) return this.#stop('CONTRADICTED_BY_CORE');
    this.#onCompared('BEHIND');
    return 'STOPPED';
  }

  /**
   * One batch is on its way at a time, in order. While it travels the acknowledgement of the one before is written and
   * the one behind made ready: should the power cut come first, the core says it again.
   */
  async #ship(): Promise<RoundEnd> {
    this.#drain.begin(this.#state.storedThrough, this.#journal.lastSeq());
    let acknowledged: Checkpoint | null = null;
    let batch = this.#batchAfter(this.#state.storedThrough);
    while (batch !== null && !this.#stopping.signal.aborted) {
      const answering = this.#core.ship(batch.packed);
      // A request leaves with the turn of the event loop it was made in.
      await nextTurn();
      this.#acknowledge(acknowledged);
      acknowledged = null;
      const next: Batch | null = this.#batchAfter(batch.lastSeq);
      const answer = await answering;
      if (answer.ok) {
        const checkpoint = answer.value.storedThrough;
        if (!this.#believes(checkpoint)) return this.#stop('ACKNOWLEDGED_UNSENT');
        acknowledged = checkpoint;
        this.#drain.count(batch.packed.length);
        this.#batchSize = Math.min(largestBatch, this.#batchSize + 1);
        const whole = checkpoint.seq === batch.lastSeq;
        batch = whole && next !== null ? next : this.#batchAfter(checkpoint.seq);
      } else if (answer.failure.kind === 'CONTRADICTION') {
        return this.#stop('CONTRADICTED_BY_CORE');
      } else {
        const { kind } = answer.failure;
        // A line too slow for so much, or somebody on it who hangs up instead of saying 413, lets less through.
        if (kind !== 'BUSY' && kind !== 'REFUSED') this.#batchSize = Math.ceil(batch.entries.length / 2);
        if (kind !== 'TOO_LARGE' || batch.entries.length === 1) return answer.failure;
        batch = this.#batchAfter(this.#state.storedThrough);
      }
    }
    this.#acknowledge(acknowledged);
    if (batch === null) this.#drain.end();
    return 'DONE';
  }

  #acknowledge(checkpoint: Checkpoint | null): void {
    if (checkpoint === null) return;
    this.#state.acknowledge(checkpoint);
    this.#changed();
  }

  /** A core that holds less than it has already acknowledged is not believed either. */
  #believes(checkpoint: Checkpoint): boolean {
    if (checkpoint.seq <= this.#state.storedThrough) return false;
    const [entry] = this.#journal.after(checkpoint.seq - 1, 1);
    return checkpointFits(checkpoint, entry, this.#enrolment.checkpointKey);
  }

  #batchAfter(seq: number): Batch | null {
    const entries = this.#journal.after(seq, this.#batchSize);
    const last = entries.at(-1);
    if (last === undefined) return null;
    const request: ShipRequest = { terminalId: this.#enrolment.terminalId, entries };
    return { entries, lastSeq: last.seq, packed: zstdCompressSync(JSON.stringify(request)) };
  }

  /** Takes the next piece of the feed. */
  async #follow(): Promise<RoundEnd | 'MORE'> {
    const cursor = this.#state.feedCursor;
    const answer = await this.#core.feed({ cursor });
    if (!answer.ok) return answer.failure;
    const { items, more } = answer.value;
    const applied = applyFeed(this.#connection, answer.value, this.#heardNow());
    if (applied === 'CONTRADICTION') return this.#stop('JUDGED_UNKNOWN');
    // More of nothing would go round for ever.
    if (applied === 'NOT_UNDERSTOOD' || (more && answer.value.cursor === cursor))
      return this.#notUnderstood();
    if (items.length > 0) {
      this.#heard();
      this.#changed();
    }
    return more && !this.#stopping.signal.aborted ? 'MORE' : 'DONE';
  }

  /** An answer that was well formed and makes no sense. */
  #notUnderstood(): CoreFailure {
    const failure = { kind: 'NOT_UNDERSTOOD' } as const;
    this.#line.learn({ ok: false, failure });
    return failure;
  }

  #stop(reason: StopReason): 'STOPPED' {
    this.#state.stop(reason);
    this.#line.stop(reason);
    this.#changed();
    return 'STOPPED';
  }
}
