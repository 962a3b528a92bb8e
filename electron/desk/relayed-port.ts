/**
 * One end of a message channel that a shell relays: what the contract library needs of a `MessagePort`, and no more.
 */
export class RelayedPort {
  readonly #post: (data: string | Uint8Array) => void;
  readonly #message: ((event: { data: unknown }) => void)[] = [];
  readonly #close: (() => void)[] = [];

  constructor(post: (data: string | Uint8Array) => void) {
    this.#post = post;
  }

  postMessage = (data: string | Uint8Array): void => this.#post(data);

  // The library types this as a DOM MessagePort's; only these two events exist here.
  addEventListener = (type: string, listener: (event: never) => void): void => {
    if (type === 'message') this.#message.push(listener as (event: { data: unknown }) => void);
    if (type === 'close') this.#close.push(listener as () => void);
  };

  /** A message came from the other end. */
  deliver(data: string | Uint8Array): void {
    for (const listener of this.#message) listener({ data });
  }

  /** The other end is gone: whatever was asked of it fails now. */
  close(): void {
    for (const listener of this.#close) listener();
  }
}
