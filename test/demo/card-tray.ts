import type { SimulatedCardProcess } from '../simulators/card/card-process.ts';
import { sampleCard } from '../simulators/card/sample-card.ts';
import type { SimulatedCoreProcess } from '../simulators/core/core-process.ts';
import { cardNumbers, serialNoOf } from '../simulators/core/sample-bank.ts';

/** Milliseconds between two looks into the core's books, and for which an issued card stays on the reader. */
const lookEvery = 1_000;
const handOverAfter = 8_000;

/**
 * The branch's sample cards beside the demo's reader. Nobody can put on a simulated card by hand, so this does: the
 * next card of the stock lies on the reader, and when the core has accepted its issuance another takes its place.
 */
export class CardTray {
  readonly #card: SimulatedCardProcess;
  readonly #core: SimulatedCoreProcess;
  /** Number of the sample card in use; null before the first. */
  #current: number | null = null;
  #onReader = false;
  #issuedAt: number | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(card: SimulatedCardProcess, core: SimulatedCoreProcess) {
    this.#card = card;
    this.#core = core;
  }

  /** Puts the first card on, and from then on looks after the reader. */
  async start(): Promise<void> {
    await this.next();
    this.#timer = setInterval(() => void this.#look().catch(() => this.stop()), lookEvery);
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
  }

  /**
   * Takes the card off and puts the next one on that nobody has been issued yet.
   *
   * @returns its serial number; null when the stock is used up
   */
  async next(): Promise<string | null> {
    const issued = new Set((await this.#core.books()).issuances.map(({ serialNo }) => serialNo));
    const stock = cardNumbers.mainBranchStock.filter((n) => !issued.has(serialNoOf(n)));
    // Round and round: a card passed over comes again after the others.
    const number = stock.find((n) => n > (this.#current ?? 0)) ?? stock[0];
    if (this.#onReader) await this.#card.remove();
    this.#onReader = false;
    this.#issuedAt = null;
    if (number === undefined) return null;
    await this.#card.insert(sampleCard(number));
    this.#current = number;
    this.#onReader = true;
    return serialNoOf(number);
  }

  /** Pulls the card, or puts the same one back. Returns whether it is on the reader now. */
  async pullOrPutBack(): Promise<boolean> {
    if (this.#current === null) return false;
    await (this.#onReader ? this.#card.remove() : this.#card.reinsert());
    this.#onReader = !this.#onReader;
    return this.#onReader;
  }

  async #look(): Promise<void> {
    if (this.#current === null || !this.#onReader) return;
    if (this.#issuedAt !== null) {
      if (performance.now() - this.#issuedAt > handOverAfter) await this.next();
      return;
    }
    const serialNo = serialNoOf(this.#current);
    const { issuances } = await this.#core.books();
    if (issuances.some((entry) => entry.serialNo === serialNo)) this.#issuedAt = performance.now();
  }
}
