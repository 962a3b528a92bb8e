import type { ReaderSnapshot, ReaderState } from '../../electron/contract/card-process.ts';
import { toHex } from '../hex.ts';
import { Latest } from './latest.ts';

/** Flags of a reader's state (winscard.h SCARD_STATE_*). */
const Flag = {
  IGNORE: 0x0001,
  UNKNOWN: 0x0004,
  UNAVAILABLE: 0x0008,
  EMPTY: 0x0010,
  PRESENT: 0x0020,
  MUTE: 0x0200,
} as const;

/**
 * Milliseconds without another change before one is told: a card slid in is reported more than once, and readers of one
 * device arrive together. After the start the first reader is given longer, since PC/SC does not say when it has none.
 */
const SETTLING_MS = 30;
const FINDING_MS = 1_000;

/** What is known of one reader. */
interface Observation {
  /** Null until PC/SC has told it; such a reader is not shown yet. */
  readonly state: ReaderState['state'] | null;
  /** PC/SC's own count of insertions and removals, modulo 65,536; always 0 on systems that do not count. */
  readonly events: number;
  /** Number of the last insertion. */
  readonly presence: number;
  readonly atr: Uint8Array;
  /** Another program held the card when we last asked for it. */
  readonly inUse: boolean;
}

const NEW_READER: Observation = {
  state: null,
  events: 0,
  presence: 0,
  atr: new Uint8Array(),
  inUse: false,
};

/**
 * The state of all readers, told by PC/SC. It reports who else uses a card only at other occasions, so IN_USE is what
 * {@link ReaderWatch.cardRefused} says until the card is free, leaves or is exchanged.
 */
export class ReaderWatch {
  readonly snapshot = new Latest<ReaderSnapshot>();
  readonly #readers = new Map<string, Observation>();
  #service: ReaderSnapshot['service'] = 'STOPPED';
  #lastInsertion: number;
  #settling: NodeJS.Timeout | undefined;

  /**
   * Insertions are numbered on from `lastInsertion`, over all readers, so that neither a reader plugged in again nor,
   * with the clock's milliseconds, a new process gives a number twice.
   */
  constructor(lastInsertion: number) {
    this.#lastInsertion = lastInsertion;
  }

  serviceRuns(): void {
    this.#service = 'RUNNING';
    this.#tellIn(FINDING_MS);
  }

  /** Told at once: the process may have little time left. */
  serviceStopped(): void {
    this.#service = 'STOPPED';
    this.#readers.clear();
    this.#tell();
  }

  readerArrived(name: string): void {
    this.#readers.set(name, NEW_READER);
  }

  readerLeft(name: string): void {
    this.#readers.delete(name);
    this.#tellIn(SETTLING_MS);
  }

  /** A status event of PC/SC. A card that went and came between two events still counts as another insertion. */
  readerStatus(name: string, flags: number, atr: Uint8Array): void {
    const before = this.#readers.get(name);
    if (before === undefined) return;
    const state = stateOf(flags);
    const events = flags >>> 16;
    const isInserted = hasCard(state) && (!hasCard(before.state) || events !== before.events);
    if (isInserted) this.#lastInsertion += 1;
    this.#readers.set(name, {
      state,
      events,
      presence: isInserted ? this.#lastInsertion : before.presence,
      atr: hasCard(state) ? atr : new Uint8Array(),
      inUse: before.inUse && hasCard(state) && !isInserted,
    });
    this.#tellIn(SETTLING_MS);
  }

  /** Another program would not let us have the card. */
  cardRefused(name: string): void {
    this.#setInUse(name, true);
  }

  /** No other program holds the card now. */
  cardFree(name: string): void {
    this.#setInUse(name, false);
  }

  /** Number of the last insertion into the reader; 0 before the first. */
  presence(name: string): number {
    return this.#readers.get(name)?.presence ?? 0;
  }

  /** Answer to reset of the card in the reader; empty without one. */
  atr(name: string): Uint8Array {
    return this.#readers.get(name)?.atr ?? new Uint8Array();
  }

  #setInUse(name: string, inUse: boolean): void {
    const before = this.#readers.get(name);
    if (before === undefined || before.inUse === inUse) return;
    this.#readers.set(name, { ...before, inUse });
    this.#tellIn(SETTLING_MS);
  }

  #tellIn(milliseconds: number): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.#tell(), milliseconds);
  }

  #tell(): void {
    clearTimeout(this.#settling);
    this.#settling = undefined;
    const readers = [...this.#readers]
      .flatMap(([name, { state, presence, atr, inUse }]): ReaderState[] => {
        if (state === null) return [];
        const shown = inUse && state === 'PRESENT' ? 'IN_USE' : state;
        return [{ name, state: shown, presence, atr: atr.length > 0 ? toHex(atr) : null }];
      })
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    this.snapshot.set({ service: this.#service, readers });
  }
}

const hasCard = (state: ReaderState['state'] | null) => state === 'PRESENT' || state === 'MUTE';

function stateOf(flags: number): ReaderState['state'] {
  if (flags & (Flag.IGNORE | Flag.UNKNOWN | Flag.UNAVAILABLE)) return 'UNAVAILABLE';
  if (flags & Flag.MUTE) return 'MUTE';
  if (flags & Flag.PRESENT) return 'PRESENT';
  return flags & Flag.EMPTY ? 'EMPTY' : 'UNAVAILABLE';
}
