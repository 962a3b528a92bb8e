import { setTimeout as sleep } from 'node:timers/promises';
import type { NextTry } from '../../contract/line.ts';
import { problemOfSqlite } from '../database/sqlite-problem.ts';

/** How long until the next attempt, milliseconds; `toldMs` of it because the core has asked for it. */
export interface Wait {
  readonly ms: number;
  readonly toldMs: number;
}

/** Where what is left of a wait outlives the program. */
interface WaitNote {
  noteToldWait(ms: number): void;
}

/** Milliseconds of a told wait after which what is left of it is noted down. */
const noteEveryMs = 5_000;

/**
 * The time between two attempts, by the monotonic clock. What the core has asked for is cut short by nothing: what is
 * left of it is noted down while it passes, so that a restart goes on with it. Time in which the program did not run
 * does not count, because only the wall clock could tell it.
 */
export class Pause {
  readonly #note: WaitNote;
  readonly #stopping: AbortSignal;
  #ends: { readonly at: number; readonly toldUntil: number } | null = null;
  #wake: AbortController | null = null;

  /** @param stopping the end of the program */
  constructor(note: WaitNote, stopping: AbortSignal) {
    this.#note = note;
    this.#stopping = stopping;
  }

  /** What is left of the wait; null while there is none. */
  get left(): NextTry | null {
    if (this.#ends === null) return null;
    return { inMs: leftUntil(this.#ends.at), toldMs: leftUntil(this.#ends.toldUntil) };
  }

  async wait({ ms, toldMs }: Wait): Promise<void> {
    const start = performance.now();
    const toldUntil = start + toldMs;
    this.#ends = { at: start + Math.max(ms, toldMs), toldUntil };
    while (leftUntil(toldUntil) > 0 && !this.#stopping.aborted) {
      this.#noteDown(leftUntil(toldUntil));
      await this.#sleep(Math.min(leftUntil(toldUntil), noteEveryMs), this.#stopping);
    }
    this.#noteDown(leftUntil(toldUntil));
    this.#wake = new AbortController();
    await this.#sleep(leftUntil(this.#ends.at), AbortSignal.any([this.#wake.signal, this.#stopping]));
    this.#wake = null;
    this.#ends = null;
  }

  /** Cuts short what the core has not asked for. */
  cut(): void {
    this.#wake?.abort();
  }

  async #sleep(ms: number, signal: AbortSignal): Promise<void> {
    await sleep(ms, undefined, { signal }).catch(() => {});
  }

  #noteDown(toldMs: number): void {
    try {
      this.#note.noteToldWait(toldMs);
    } catch (error) {
      // On a full disk the wait still passes; only a restart would not know of it.
      problemOfSqlite(error);
    }
  }
}

const leftUntil = (moment: number): number => Math.max(0, Math.ceil(moment - performance.now()));
