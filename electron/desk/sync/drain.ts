import type { DrainView } from '../../contract/line.ts';

/** From so many entries on a backlog is worth a bar: it takes more than a moment to go out. */
const worthABar = 200;
/** An estimate says nothing before so many entries and milliseconds. */
const paceEntries = 500;
const paceMs = 3_000;

/** A stretch of time in which entries went out without a break. */
interface Stretch {
  readonly since: number;
  readonly from: number;
}

/** Watches a backlog go out, for people to see how far it has come. Lasts over breaks of the line, not over a restart. */
export class Drain {
  #from: number | null = null;
  #bytesSent = 0;
  #stretch: Stretch | null = null;

  /** Entries are about to go out; those the core has acknowledged reach to `stored`, the journal to `last`. */
  begin(stored: number, last: number): void {
    if (this.#from === null && last - stored < worthABar) return;
    this.#from ??= stored;
    this.#stretch = { since: performance.now(), from: stored };
  }

  /** A request with entries was acknowledged. */
  count(bytes: number): void {
    this.#bytesSent += bytes;
  }

  /** Nothing goes out for now. */
  rest(): void {
    this.#stretch = null;
  }

  /** All has gone out. */
  end(): void {
    this.#from = null;
    this.#stretch = null;
    this.#bytesSent = 0;
  }

  view(stored: number, last: number): DrainView | null {
    if (this.#from === null) return null;
    return {
      sent: stored - this.#from,
      of: last - this.#from,
      bytesSent: this.#bytesSent,
      secondsLeft: this.#secondsLeft(stored, last),
    };
  }

  #secondsLeft(stored: number, last: number): number | null {
    if (this.#stretch === null) return null;
    const { since, from } = this.#stretch;
    const ms = performance.now() - since;
    if (stored - from < paceEntries || ms < paceMs) return null;
    return Math.ceil(((last - stored) * ms) / (stored - from) / 1_000);
  }
}
