import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { Checkpoint } from '../../contract/core.ts';
import type { JournalEntry } from '../../contract/journal-entry.ts';
import { instantOf } from '../../contract/moment.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { type CoreClient, problemOfFailure } from '../core/core-client.ts';
import type { Line } from '../core/line.ts';
import { BusinessDays } from '../day/business-days.ts';
import type { Device, Enrolment } from '../device/device.ts';
import { Journal } from '../journal/journal.ts';
import { beforeFirst } from '../journal/seal-entry.ts';
import type { Heard } from '../stock/stock-list.ts';
import { applyFeed } from '../sync/apply-feed.ts';
import { SyncState } from '../sync/sync-state.ts';
import { noteGap, strand } from './journal-gaps.ts';
import { LostEntries } from './lost-entries.ts';
import { type ReplayBooks, replay } from './replay.ts';
import { openReplayBooks } from './replay-books.ts';
import { type JournalGap, type Restoration, readRestoration } from './restoration.ts';

/** Entries that are replayed in one transaction, before other work gets its turn. */
const pieceSize = 100;

/**
 * Brings a database that is not the terminal's own latest back into service. The core gives back what it holds of the
 * journal, then its feed, and the entries are replayed into the state tables; only then does a new epoch begin, which
 * no copy of the old one can pass for. Cut short anywhere, it goes on from there.
 */
export class Restorer {
  readonly #connection: Database;
  readonly #device: Device;
  readonly #enrolment: Enrolment;
  readonly #core: CoreClient;
  readonly #line: Line;
  readonly #books: ReplayBooks;
  readonly #now: () => number;
  readonly #journal: Journal;
  readonly #lost: LostEntries;

  constructor(parts: {
    connection: Database;
    device: Device;
    enrolment: Enrolment;
    core: CoreClient;
    line: Line;
    now: () => number;
  }) {
    this.#connection = parts.connection;
    this.#device = parts.device;
    this.#enrolment = parts.enrolment;
    this.#core = parts.core;
    this.#line = parts.line;
    this.#now = parts.now;
    this.#journal = this.#journalOf(parts.device.epoch);
    this.#books = openReplayBooks({ ...parts, journal: this.#journal });
    this.#lost = new LostEntries({
      connection: parts.connection,
      journal: this.#journal,
      publicKey: parts.device.publicKey,
      checkpointKey: parts.enrolment.checkpointKey,
      core: parts.core,
    });
  }

  /**
   * Goes as far as the line lets it.
   *
   * @returns problems of the line; CoreContradiction when the core holds another journal than this database, which
   *   `ops recover` alone can mend: it is noted, so that it begins without what has parted from the core
   */
  async restore(): Promise<Result<null>> {
    const restored = await this.#restore();
    if (restored.ok) return restored;
    const { tag } = restored.problem;
    if (tag === 'CoreContradiction') new SyncState(this.#connection).stop('CONTRADICTED_BY_CORE');
    // Answers that are well formed and make no sense together.
    if (tag === 'CoreAnswerNotUnderstood')
      this.#line.learn({ ok: false, failure: { kind: 'NOT_UNDERSTOOD' } });
    return restored;
  }

  async #restore(): Promise<Result<null>> {
    const restoration = readRestoration(this.#connection);
    if (restoration === null) return succeed(null);
    if (!restoration.begun) {
      const broughtBack = await this.#lost.bringBack();
      if (!broughtBack.ok) return broughtBack;
      const followed = await this.#followFeed();
      if (!followed.ok) return followed;
      const replayed = await this.#replay(restoration.stateThrough);
      if (!replayed.ok) return replayed;
      this.#beginEpoch(restoration, broughtBack.value);
    }
    const gap = readRestoration(this.#connection)?.gap ?? null;
    if (gap !== null) this.#recordGap(gap);
    return succeed(null);
  }

  /** What the entries refer to: reference data, customers, cards with their tickets, and the core's verdicts. */
  async #followFeed(): Promise<Result<null>> {
    const sync = new SyncState(this.#connection);
    for (;;) {
      const cursor = sync.feedCursor;
      const answer = await this.#core.feed({ cursor });
      if (!answer.ok) return { ok: false, problem: problemOfFailure(answer.failure) };
      const applied = applyFeed(this.#connection, answer.value, this.#heardNow());
      if (applied === 'CONTRADICTION') return fail('CoreContradiction');
      const isEndless = answer.value.more && answer.value.cursor === cursor;
      if (applied === 'NOT_UNDERSTOOD' || isEndless) return fail('CoreAnswerNotUnderstood');
      if (!answer.value.more) return succeed(null);
    }
  }

  /** Under which business date and at what time what is heard now is noted. */
  #heardNow(): Heard {
    return {
      businessDate: new BusinessDays(this.#connection, this.#now).today(),
      at: instantOf(this.#now()),
    };
  }

  async #replay(stateThrough: number): Promise<Result<null>> {
    for (let reached = stateThrough; ; ) {
      const piece = this.#journal.after(reached, pieceSize);
      const last = piece.at(-1);
      if (last === undefined) return succeed(null);
      for (const entry of piece) {
        const met = await this.#meetCustomer(entry);
        if (!met.ok) return met;
      }
      this.#connection
        .transaction(() => {
          for (const entry of piece) replay(this.#books, entry);
          this.#connection.prepare('UPDATE restoration SET state_through = ?').run(last.seq);
        })
        .immediate();
      reached = last.seq;
      await nextTurn();
    }
  }

  /**
   * A customer who was found at the core and is in no feed has to be found there again. The core may know nobody by now,
   * or refuse to tell whoever made the entry and has left since; a line that fails is waited for, since an issuance is
   * replayed once and would stay without a name.
   */
  async #meetCustomer({ payload, actor }: JournalEntry): Promise<Result<null>> {
    const { customerNo } = payload;
    if (typeof customerNo !== 'string' || this.#books.customers.find(customerNo) !== undefined)
      return succeed(null);
    const { source } = await this.#books.customers.search(customerNo, actor);
    if (source === 'CORE') return succeed(null);
    const ping = await this.#core.ping();
    return ping.ok ? succeed(null) : { ok: false, problem: problemOfFailure(ping.failure) };
  }

  #beginEpoch({ cause, seenThrough }: Restoration, checkpoint: Checkpoint | null): void {
    const last = this.#journal.after(this.#journal.lastSeq() - 1, 1)[0];
    const epoch = 1 + Math.max(this.#device.epoch, last?.epoch ?? 0, checkpoint?.epoch ?? 0);
    const gap = this.#lost.gap(seenThrough);
    const connection = this.#connection;
    this.#journalOf(epoch).record(
      {
        type: 'TerminalRestored',
        payload: {
          cause,
          fromEpoch: last?.epoch ?? 0,
          lastSeq: last?.seq ?? 0,
          lastHash: last?.hash ?? beforeFirst,
        },
        actor: 'TERMINAL',
      },
      ({ seq }) => {
        const sync = new SyncState(connection);
        connection.prepare('UPDATE terminal SET epoch = ?').run(epoch);
        if (checkpoint !== null && checkpoint.seq > sync.storedThrough) sync.acknowledge(checkpoint);
        sync.resume();
        strand(connection);
        if (gap === null) connection.prepare('DELETE FROM restoration').run();
        else {
          connection
            .prepare('UPDATE restoration SET begun_by = ?, missing_from = ?, missing_to = ?, readable = ?')
            .run(seq, gap.from, gap.to, gap.readable);
        }
      },
    );
  }

  #recordGap(gap: JournalGap): void {
    const { epoch } = this.#journal.at(this.#journal.lastSeq());
    this.#journalOf(epoch).record({ type: 'JournalGapFound', payload: gap, actor: 'TERMINAL' }, (entry) => {
      noteGap(this.#connection, entry, gap);
      this.#connection.prepare('DELETE FROM restoration').run();
    });
  }

  #journalOf(epoch: number): Journal {
    const { privateKey } = this.#device;
    const { terminalId } = this.#enrolment;
    return new Journal(this.#connection, { terminalId, epoch, privateKey }, this.#now);
  }
}
