const smallest = 64 * 1024;
const largest = 1024 * 1024;
/** A piece that took less time than this, milliseconds, could have been larger; more than that, smaller. */
const quick = 1_000;
const slow = 8_000;

/**
 * How many bytes of a file travel in one request: few on a slow line, where each must arrive in its time, and few where
 * the line breaks often, since what was under way is sent again.
 */
export class SendingPace {
  #bytes = 256 * 1024;

  get bytes(): number {
    return this.#bytes;
  }

  arrived(ms: number): void {
    if (ms < quick) this.#bytes = Math.min(largest, 2 * this.#bytes);
    else if (ms > slow) this.lost();
  }

  /** A piece did not arrive, or was too large for somebody on its way. */
  lost(): void {
    this.#bytes = Math.max(smallest, this.#bytes / 2);
  }
}
