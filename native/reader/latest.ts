import { isDeepStrictEqual } from 'node:util';

/** A value that changes, for followers who want the newest and need not see each one between. */
export class Latest<T extends object> {
  #value: T | undefined;
  readonly #wakers = new Set<() => void>();

  set(value: T): void {
    if (isDeepStrictEqual(value, this.#value)) return;
    this.#value = value;
    for (const wake of this.#wakers) wake();
  }

  /** The value as soon as there is one, then the newest after every change, until `signal` aborts. */
  async *follow(signal: AbortSignal | undefined): AsyncGenerator<T, void, void> {
    let woken = Promise.withResolvers<void>();
    const wake = () => woken.resolve();
    this.#wakers.add(wake);
    signal?.addEventListener('abort', wake);
    try {
      while (!signal?.aborted) {
        if (this.#value !== undefined) yield this.#value;
        await woken.promise;
        woken = Promise.withResolvers();
      }
    } finally {
      this.#wakers.delete(wake);
      signal?.removeEventListener('abort', wake);
    }
  }
}
