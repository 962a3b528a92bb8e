import pcsclite from 'pcsclite';
import type { ProblemTag } from '../../electron/contract/problem.ts';
import { fail, type Result, succeed } from '../../electron/contract/result.ts';
import { problemOfError } from './pcsc-error.ts';

/**
 * The reader binding, and the only place that touches it. Its traps, measured or read in its source:
 * - Errors have no code: their text is parsed (`pcsc-error.ts`).
 * - After a removal `connected` stays true, and the next connect "succeeds" without a protocol.
 * - A call may never come back (a mute card), can't be cancelled, and then `process.exit` does not come back either,
 *   since it joins the threads: such a process must be killed.
 * - A reader's status events and its calls share one mutex, which the events take on the main thread. So each reader is
 *   watched by one object of the binding and used by another.
 * - The destructors read uninitialised memory and race with the binding's own threads, so its objects must never be
 *   garbage collected.
 * - It must not be called from within its own callbacks, nor loaded in a worker.
 */

type Native = ReturnType<typeof pcsclite>;

/** The part of the binding's `CardReader` that is used. */
interface NativeReader {
  readonly name: string;
  readonly connected: boolean;
  on(event: 'status', listener: (status: { readonly state: number; readonly atr?: Buffer }) => void): this;
  on(event: 'end', listener: () => void): this;
  on(event: 'error', listener: (error: Error) => void): this;
  connect(
    options: { share_mode: number; protocol: number },
    callback: (error: Error | null | undefined, protocol?: number) => void,
  ): void;
  disconnect(disposition: number, callback: (error: Error | null | undefined) => void): void;
  transmit(
    apdu: Buffer,
    capacity: number,
    protocol: number,
    callback: (error: Error | null | undefined, answer?: Buffer) => void,
  ): void;
}

/** winscard.h; the same on every system. */
const SHARE_EXCLUSIVE = 1;
const Protocol = { T0: 1, T1: 2 } as const;
const RESET_CARD = 1;

/** An extended answer and the driver's own bytes; a buffer of 258 already fails on the virtual reader. */
const ANSWER_CAPACITY = 65_544;

/** Milliseconds a call may take. A card answers within one second; this leaves room for waiting time extensions. */
const CALL_LIMIT_MS = 5_000;

/** What happens on its own: readers and cards come and go, or the stack fails. */
export interface ReaderStackEvents {
  readerArrived(name: string): void;
  /** `state` is PC/SC's: flags below, count of insertions and removals in the upper 16 bits. */
  readerStatus(name: string, state: number, atr: Uint8Array): void;
  readerLeft(name: string): void;
  /** The service is gone: nothing of this stack works any more, nor does another one in this process. */
  stackLost(): void;
  /** A call did not come back in time and never may: this process must be replaced. */
  callHung(): void;
}

/** Keeps the binding's objects from the garbage collector. There are a few for each reader ever plugged in. */
const kept: unknown[] = [];

/** The connection to the PC/SC service: one for the life of the process. */
export class ReaderStack {
  readonly #slots = new Map<string, CardSlot>();
  readonly #events: ReaderStackEvents;

  /** ReaderServiceStopped: there is no service; trying again later is safe and costs nothing. */
  static open(events: ReaderStackEvents): Result<ReaderStack> {
    try {
      return succeed(new ReaderStack(pcsclite(), events));
    } catch {
      return fail('ReaderServiceStopped');
    }
  }

  private constructor(native: Native, events: ReaderStackEvents) {
    kept.push(native);
    this.#events = events;
    native.on('error', () => events.stackLost());
    native.on('reader', (reader: NativeReader) => this.#arrived(reader));
  }

  /** The reader's card slot; undefined for a reader that is not there. */
  slot(reader: string): CardSlot | undefined {
    return this.#slots.get(reader);
  }

  #arrived(watched: NativeReader): void {
    const { name } = watched;
    const Reader = watched.constructor as new (name: string) => NativeReader;
    const used = new Reader(name);
    kept.push(watched, used);
    this.#slots.set(name, new CardSlot(used, this.#events));
    watched.on('status', ({ state, atr }) => this.#events.readerStatus(name, state, atr ?? new Uint8Array()));
    watched.on('error', () => this.#events.stackLost());
    watched.on('end', () => {
      this.#slots.delete(name);
      this.#events.readerLeft(name);
    });
    this.#events.readerArrived(name);
  }
}

/** The slot of one reader. Calls are made one at a time; every one ends within its time limit. */
export class CardSlot {
  readonly #reader: NativeReader;
  readonly #events: ReaderStackEvents;
  #protocol = 0;
  #hung = false;

  constructor(reader: NativeReader, events: ReaderStackEvents) {
    this.#reader = reader;
    this.#events = events;
  }

  /** Powers the card if need be and takes it for this process alone. */
  async connect(): Promise<Result<'T=0' | 'T=1'>> {
    if (this.#reader.connected) await this.disconnect();
    const connected = await this.#call<number | undefined>((done) =>
      this.#reader.connect({ share_mode: SHARE_EXCLUSIVE, protocol: Protocol.T0 | Protocol.T1 }, done),
    );
    if (!connected.ok) return connected;
    // Without a protocol there was no connect: the binding still thinks itself connected to a card that is gone.
    if (connected.value === undefined) return this.#failed('ReaderServiceStopped');
    this.#protocol = connected.value;
    return succeed(connected.value === Protocol.T0 ? 'T=0' : 'T=1');
  }

  async transmit(apdu: Uint8Array): Promise<Result<Uint8Array>> {
    const answer = await this.#call<Buffer | undefined>((done) =>
      this.#reader.transmit(Buffer.from(apdu), ANSWER_CAPACITY, this.#protocol, done),
    );
    return answer.ok ? succeed(new Uint8Array(answer.value ?? [])) : answer;
  }

  /** Resets the card, so that selections and access codes end here, and gives it back. */
  async disconnect(): Promise<void> {
    await this.#call<void>((done) => this.#reader.disconnect(RESET_CARD, done));
  }

  /** After a call has hung, the next would hang behind it. */
  async #call<T>(
    start: (done: (error: Error | null | undefined, value?: T) => void) => void,
  ): Promise<Result<T | undefined>> {
    if (this.#hung) return fail('CardTimedOut');
    const { promise, resolve } = Promise.withResolvers<Result<T | undefined>>();
    const timer = setTimeout(() => {
      this.#hung = true;
      this.#events.callHung();
      resolve(this.#failed('CardTimedOut'));
    }, CALL_LIMIT_MS);
    start((error, value) => resolve(error ? this.#failed(problemOfError(error)) : succeed(value)));
    const result = await promise;
    clearTimeout(timer);
    return result;
  }

  #failed(tag: ProblemTag) {
    if (tag === 'ReaderServiceStopped') this.#events.stackLost();
    return fail(tag, { reader: this.#reader.name });
  }
}
