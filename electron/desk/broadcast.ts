/**
 * Tells listeners that something changed, at most once per `pauseMs`: a page needs the last state, not every one.
 */
export class Broadcast {
  readonly #pauseMs: number;
  readonly #waiting = new Set<() => void>();
  #version = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(pauseMs: number) {
    this.#pauseMs = pauseMs;
  }

  /** Something changed. */
  announce = (): void => {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#version += 1;
      for (const wake of this.#waiting) wake();
      this.#waiting.clear();
    }, this.#pauseMs);
  };

  /** Once now and once after every change, until `signal` aborts. */
  async *listen(signal: AbortSignal | undefined): AsyncGenerator<void> {
    const gone = () => signal?.aborted ?? false;
    let seen = -1;
    while (!gone()) {
      if (seen === this.#version) await this.#next(signal);
      if (gone()) return;
      seen = this.#version;
      yield;
    }
  }

  #next(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        signal?.removeEventListener('abort', wake);
        this.#waiting.delete(wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal?.addEventListener('abort', wake, { once: true });
    });
  }
}
