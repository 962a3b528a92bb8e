import { SimulatedCard } from '../../simulators/card/simulated-card.ts';

/** A command to a card and how the card answered. */
export interface Exchange {
  readonly command: Uint8Array;
  readonly answer: Uint8Array;
}

/** A card that remembers what was said. */
export class RecordingCard extends SimulatedCard {
  #exchanges: Exchange[] = [];

  /** All exchanges since the last call. */
  takeExchanges(): Exchange[] {
    const taken = this.#exchanges;
    this.#exchanges = [];
    return taken;
  }

  override transmit(command: Uint8Array): Uint8Array {
    const answer = super.transmit(command);
    this.#exchanges.push({ command, answer });
    return answer;
  }
}
