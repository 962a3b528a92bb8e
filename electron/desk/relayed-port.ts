type Listener = (event?: { data: unknown }) => void;

/**
 * One end of a message channel that a shell relays: what the contract library needs of a `MessagePort`, and no more.
 */
export class RelayedPort {
  readonly #post: (data: string | Uint8Array) => void;
  readonly #listeners = { message: new Set<Listener>(), close: new Set<Listener>() };

  constructor(post: (data: string | Uint8Array) => void) {
    this.#post = post;
  }

  postMessage = (data: string | Uint8Array): void => this.#post(data);

  /** Only `message` and `close` ever happen here. */
  on = (event: string, listener: Listener): void => {
    if (event === 'message' || event === 'close') this.#listeners[event].add(listener);
  };

  /** A message came from the other end. */
  deliver(data: string | Uint8Array): void {
    for (const listener of this.#listeners.message) listener({ data });
  }

  /** The other end is gone: whatever was asked of it fails now. */
  close(): void {
    for (const listener of this.#listeners.close) listener();
  }
}
