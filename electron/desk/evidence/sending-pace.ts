const smallest = 64 * 1024;
const largest = 512 * 1024;
/** A piece that took less time than this, milliseconds, could have been larger; more than that, smaller. */
const quick = 1_000;
const slow = 8_000;

/**
 * How many bytes of a file travel in one request: few on a slow line, where each must arrive in its time, and few where
 * the line breaks often, since what was under way is sent again. Grows fast until the first loss, carefully afterwards.
 */
export class SendingPace {
  #bytes = 128 * 1024;
  #hasLost = false;

  get bytes(): number {
    return this.#bytes;
  }

  arrived(ms: number): void {
    if (ms < quick) this.#bytes = Math.min(largest, this.#bytes + (this.#hasLost ? smallest : this.#bytes));
    else if (ms > slow) this.lost();
  }

  /** A piece did not arrive, or was too large for somebody on its way. */
  lost(): void {
    this.#hasLost = true;
    this.#bytes = Math.max(smallest, Math.floor(this.#bytes / 2));
  }
}
