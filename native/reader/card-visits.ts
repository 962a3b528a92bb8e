import type { CardTraffic } from '../../electron/contract/card-process.ts';
import { fail, type Result, succeed } from '../../electron/contract/result.ts';
import type { CardCommand } from '../apdu/card-command.ts';
import { forT0 } from '../apdu/command-apdu.ts';
import { exchange } from '../apdu/exchange.ts';
import type { CardSlot, ReaderStack } from './pcsc.ts';
import type { ReaderWatch } from './reader-watch.ts';

/** Milliseconds between two tries at a card another program holds: PC/SC does not tell when it lets go. */
const IN_USE_RETRY_MS = 1_000;

/**
 * Exclusive visits to cards, one at a time in each reader; whoever comes second waits. The visitor closes the visit
 * (`using`), which resets the card.
 */
export class CardVisits {
  readonly #stack: () => ReaderStack | undefined;
  readonly #watch: ReaderWatch;
  /** Resolves when the last visit asked for in the reader is over. */
  readonly #queues = new Map<string, Promise<void>>();
  readonly #retries = new Set<string>();
  #closed = false;

  constructor(stack: () => ReaderStack | undefined, watch: ReaderWatch) {
    this.#stack = stack;
    this.#watch = watch;
  }

  async open(reader: string): Promise<Result<CardVisit>> {
    if (this.#slot(reader) === undefined) return this.#unreachable(reader);
    // A reader that is busy, or still resetting the last visitor's card, is waited for like the card itself.
    const startedAt = performance.now();
    const { promise: over, resolve: leave } = Promise.withResolvers<void>();
    const before = this.#queues.get(reader);
    this.#queues.set(reader, over);
    await before;

    // What was true before the wait need not be now.
    const slot = this.#slot(reader);
    const visit = slot ? await this.#connect(reader, slot, leave, startedAt) : this.#unreachable(reader);
    if (!visit.ok) leave();
    return visit;
  }

  /** Lets nobody in any more; resolves when those inside have left. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#queues.values());
  }

  #slot(reader: string): CardSlot | undefined {
    return this.#closed ? undefined : this.#stack()?.slot(reader);
  }

  #unreachable(reader: string): Result<never> {
    if (this.#stack() === undefined) return fail('ReaderServiceStopped');
    return this.#closed ? fail('CardProcessRestarted') : fail('ReaderGone', { reader });
  }

  async #connect(
    reader: string,
    slot: CardSlot,
    leave: () => void,
    startedAt: number,
  ): Promise<Result<CardVisit>> {
    const connected = await slot.connect();
    if (!connected.ok && connected.problem.tag === 'CardInUse') {
      this.#watch.cardRefused(reader);
      this.#retryLater(reader);
      return connected;
    }
    this.#watch.cardFree(reader);
    if (!connected.ok) return connected;
    const card = {
      reader,
      presence: this.#watch.presence(reader),
      atr: this.#watch.atr(reader),
      protocol: connected.value,
    };
    return succeed(new CardVisit(card, slot, leave, performance.now() - startedAt));
  }

  #retryLater(reader: string): void {
    if (this.#retries.has(reader)) return;
    this.#retries.add(reader);
    setTimeout(async () => {
      this.#retries.delete(reader);
      const visit = await this.open(reader);
      if (visit.ok) visit.value[Symbol.dispose]();
    }, IN_USE_RETRY_MS);
  }
}

/** The card a visit is with. */
export interface VisitedCard {
  readonly reader: string;
  readonly presence: number;
  readonly atr: Uint8Array;
  readonly protocol: 'T=0' | 'T=1';
}

/** What a visit needs of the slot its card is in. */
type VisitedSlot = Pick<CardSlot, 'connect' | 'transmit' | 'disconnect'>;

/** A time with one card in which nobody else can talk to it. It ends with the first failed transmission at the latest. */
export class CardVisit implements Disposable {
  readonly card: VisitedCard;
  readonly #slot: VisitedSlot;
  readonly #leave: () => void;
  #apduCount = 0;
  #cardMs: number;
  /** Why nothing more can be sent. */
  #ended: Result<never> | undefined;

  constructor(card: VisitedCard, slot: VisitedSlot, leave: () => void, waitedMs: number) {
    this.card = card;
    this.#slot = slot;
    this.#leave = leave;
    this.#cardMs = waitedMs;
  }

  get traffic(): CardTraffic {
    return { apduCount: this.#apduCount, cardMs: this.#cardMs };
  }

  send<T>(command: CardCommand<T>): Promise<Result<T>> {
    return exchange((apdu) => this.#transmit(apdu), command);
  }

  /** Answers need not wait for the card's reset, the next visitor does. */
  [Symbol.dispose](): void {
    void this.#slot.disconnect().then(this.#leave);
  }

  async #transmit(apdu: Uint8Array): Promise<Result<Uint8Array>> {
    if (this.#ended) return this.#ended;
    this.#apduCount += 1;
    const startedAt = performance.now();
    const answer = await this.#slot.transmit(this.card.protocol === 'T=0' ? forT0(apdu) : apdu);
    this.#cardMs += performance.now() - startedAt;
    // An empty answer without an error is how a card pulled in mid-command shows on some drivers.
    if (answer.ok && answer.value.length > 0) return answer;
    this.#ended = await this.#diagnose(answer);
    return this.#ended;
  }

  /** Why a transmission failed: codes differ from driver to driver, so the reader is asked whether the card is there. */
  async #diagnose(answer: Result<Uint8Array>): Promise<Result<never>> {
    if (!answer.ok && answer.problem.tag !== 'CardMute') return answer;
    await this.#slot.disconnect();
    const again = await this.#slot.connect();
    const { reader } = this.card;
    if (again.ok) return fail('CardMute', { reader });
    return again.problem.tag === 'CardAbsent' ? fail('CardRemoved', { reader }) : again;
  }
}
