import { RPCHandler } from '@orpc/server/message-port';
import { fail, succeed } from '../../../electron/contract/result.ts';
import { RelayedPort } from '../../../electron/desk/relayed-port.ts';
import { cardProcessRouter } from '../../../native/card-process.ts';
import { CardVisits } from '../../../native/reader/card-visits.ts';
import type { CardSlot, ReaderStack } from '../../../native/reader/pcsc.ts';
import { ReaderWatch } from '../../../native/reader/reader-watch.ts';
import { sampleCard } from '../../simulators/card/sample-card.ts';
import { SimulatedCard } from '../../simulators/card/simulated-card.ts';

export const reader = 'Reader 00 00';

const absent = fail('CardAbsent', { reader });

/**
 * The real card process's code within the desk's own process, with a simulated card where PC/SC would be: these proofs
 * are about the desk's disk, and need more issuances than a reader gives in the time.
 */
export class CardOnReader {
  readonly #port: RelayedPort;
  #card: SimulatedCard | null = null;
  #apdusLeft = 0;

  /** @param toDesk takes what the card process says */
  constructor(toDesk: (data: string | Uint8Array) => void) {
    this.#port = new RelayedPort(toDesk);
    const stack = { slot: () => this.#slot } as unknown as ReaderStack;
    const watch = new ReaderWatch(Date.now());
    new RPCHandler(cardProcessRouter(watch, new CardVisits(() => stack, watch))).upgrade(this.#port);
  }

  /** Takes what the desk says. */
  deliver = (data: string | Uint8Array): void => this.#port.deliver(data);

  /** Lays the n-th sample card down, fresh from its manufacturer; it is taken away after so many APDUs. */
  lay(n: number, apdus = Number.POSITIVE_INFINITY): void {
    this.#card = new SimulatedCard(sampleCard(n));
    this.#apdusLeft = apdus;
  }

  readonly #slot: Pick<CardSlot, 'connect' | 'transmit' | 'disconnect'> = {
    connect: async () => {
      if (this.#card === null || this.#apdusLeft <= 0) return absent;
      this.#card.powerOn();
      return succeed('T=1');
    },
    transmit: async (apdu) => {
      if (this.#card === null || this.#apdusLeft <= 0) return fail('CardMute', { reader });
      this.#apdusLeft -= 1;
      return succeed(this.#card.transmit(apdu));
    },
    disconnect: async () => this.#card?.powerOff(),
  };
}
