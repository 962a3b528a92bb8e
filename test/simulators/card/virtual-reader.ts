import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { FaultPlan, GARBAGE, shorten } from './faults.ts';
import type { SimulatedCard } from './simulated-card.ts';

/** The readers that pcscd offers through the vpcd driver, and where a card plugs into each. */
export const VIRTUAL_READERS = [
  { name: 'Virtual PCD 00 00', port: 35_963 },
  { name: 'Virtual PCD 00 01', port: 35_964 },
] as const;

/** One-byte messages of the driver (vsmartcard, vpcd.h); anything longer is an APDU. */
const Control = { OFF: 0, ON: 1, RESET: 2, ATR: 4 } as const;

/** How long a card waits for the reader to power it before it is taken out and put in again, and how often. */
const POWER_TIMEOUT_MS = 4_000;
const INSERTIONS = 4;
/** A card taken out is noticed by the driver within this time, its half second and some more. */
const REMOVAL_NOTICED_MS = 1_000;

/** A card in a reader. */
export interface InsertedCard {
  /** What shall go wrong. */
  readonly faults: FaultPlan;
  /** APDUs the reader has sent since the insertion. */
  readonly apduCount: number;
  /** Still in the reader: neither removed by hand nor by a fault. */
  readonly present: boolean;
  /** Pulls the card; the driver notices at its next look, within about half a second. */
  remove(): Promise<void>;
}

/**
 * Puts a card into a virtual reader: over TCP to the vpcd driver, which sends frames of a two-byte big-endian length
 * and as many bytes. Resolves when the reader has powered the card and read its ATR. On a busy machine pcscd now and then
 * fails to power a new card and looks at it no more until it is taken out: then a hand takes it out and puts it in
 * again. Rejects when that does not help (no pcscd, or another card in the reader).
 */
export async function insertCard(
  card: SimulatedCard,
  { port = VIRTUAL_READERS[0].port }: { readonly port?: number } = {},
): Promise<InsertedCard> {
  for (let insertion = 1; insertion <= INSERTIONS; insertion += 1) {
    const visit = await plugIn(card, port);
    if (visit !== undefined) return visit;
    await sleep(REMOVAL_NOTICED_MS);
  }
  throw new Error(`the reader on port ${port} does not power the card: is another one in it?`);
}

/** One insertion; undefined, and the card out again, when the reader does not power it. */
async function plugIn(card: SimulatedCard, port: number): Promise<Visit | undefined> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  const tooLate = sleep(POWER_TIMEOUT_MS, 'TOO LATE' as const, { ref: false });
  const connected = once(socket, 'connect').catch((cause: unknown) => {
    throw new Error(`no virtual reader listens on port ${port}: is pcscd running?`, { cause });
  });
  // The driver takes one card at a time; while others wait before it, a further one does not even get a connection.
  if ((await Promise.race([connected, tooLate])) === 'TOO LATE') {
    connected.catch(() => {});
    socket.destroy();
    return undefined;
  }
  const visit = new Visit(card, socket);
  try {
    const outcome = await Promise.race([visit.powered, visit.ended, tooLate]);
    if (outcome === 'POWERED') return visit;
    await visit.remove();
    return undefined;
  } catch (cause) {
    await visit.remove();
    throw cause;
  }
}

class Visit implements InsertedCard {
  readonly faults = new FaultPlan();
  readonly powered: Promise<'POWERED'>;
  /** Resolves when the card has left the reader; rejects only with a bug of the card. */
  readonly ended: Promise<void>;
  apduCount = 0;
  readonly #card: SimulatedCard;
  readonly #socket: Socket;
  readonly #markPowered: () => void;

  constructor(card: SimulatedCard, socket: Socket) {
    this.#card = card;
    this.#socket = socket;
    const { promise, resolve } = Promise.withResolvers<'POWERED'>();
    this.powered = promise;
    this.#markPowered = () => resolve('POWERED');
    this.ended = this.#serve();
  }

  get present(): boolean {
    return !this.#socket.destroyed && !this.#socket.writableEnded;
  }

  async remove(): Promise<void> {
    this.#socket.destroy();
    await this.ended;
  }

  async #serve(): Promise<void> {
    let on = false;
    try {
      for await (const frame of frames(this.#socket)) {
        if (frame.length > 1) {
          await this.#exchange(frame);
          continue;
        }
        switch (frame[0]) {
          case Control.OFF:
            this.#card.powerOff();
            break;
          case Control.ON:
            this.#card.powerOn();
            on = true;
            break;
          case Control.RESET:
            this.#card.reset();
            break;
          case Control.ATR:
            this.#answer(this.#card.atr);
            if (on) this.#markPowered();
            break;
        }
      }
    } finally {
      this.#socket.destroy();
      this.#card.powerOff();
    }
  }

  async #exchange(apdu: Uint8Array): Promise<void> {
    this.apduCount += 1;
    const faults = this.faults.strike();
    const kinds = new Set(faults.map(({ kind }) => kind));
    const removal = faults.find((fault) => fault.kind === 'remove')?.moment;
    if (removal === 'before') return this.#pull();
    if (kinds.has('mute')) return;

    let response = this.#card.transmit(apdu);
    for (const fault of faults) if (fault.kind === 'slow') await sleep(fault.delayMs);
    if (removal === 'during') return this.#pull();
    if (kinds.has('garbage')) response = GARBAGE;
    if (kinds.has('wrongLength')) response = shorten(response);
    this.#answer(response);
    // Ending instead of destroying lets the answer out first.
    if (removal === 'after') this.#socket.end();
  }

  #pull(): void {
    this.#socket.destroy();
  }

  #answer(message: Uint8Array): void {
    const frame = Buffer.alloc(2 + message.length);
    frame.writeUInt16BE(message.length);
    frame.set(message, 2);
    this.#socket.write(frame);
  }
}

/**
 * The driver's messages, one at a time. The two length bytes bound a frame to 64 KiB, and the stream waits while a
 * message is being answered, so nothing piles up. However the connection ends, by our hand or the driver's, the messages
 * end with it.
 */
async function* frames(socket: Socket): AsyncGenerator<Uint8Array> {
  let received: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of socket) {
      received = Buffer.concat([received, chunk as Buffer]);
      while (received.length >= 2) {
        const end = 2 + received.readUInt16BE();
        if (received.length < end) break;
        yield new Uint8Array(received.subarray(2, end));
        received = received.subarray(end);
      }
    }
  } catch (error) {
    if (!socket.destroyed) throw error;
  }
}
