/**
 * The one object a shell gives the page, `window.branchTeller`: a message port to the desk, functions only.
 * Messages are those of the contract library; the shell forwards them unread after checking sender and size.
 */
export interface Bridge {
  /** Sends one message to the desk. */
  send(message: string | Uint8Array): void;
  /** Calls `listener` for every message of the desk from now on; a page listens once. */
  listen(listener: (message: string | Uint8Array) => void): void;
}

/** The origin of the page in both shells. Nothing is served there: requests to it never leave the shell. */
export const pageOrigin = 'https://teller.invalid';

/** Largest message the shell forwards, bytes. */
export const largestMessage = 16 * 1024 * 1024;
