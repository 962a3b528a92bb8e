import { corePaths } from '../../contract/core.ts';
import type { LineView, StopReason } from '../../contract/line.ts';
import { instantOf } from '../../contract/moment.ts';
import { type CoreAnswer, type CoreContact, type CoreFailure, problemOfFailure } from './core-client.ts';

/** What is known of the line to the core: learnt from every call, never from an extra one. */
export class Line implements CoreContact {
  #view: LineView;
  #toldMs = 0;
  readonly #now: () => number;
  readonly #changed: () => void;

  constructor(now: () => number, changed: () => void) {
    this.#now = now;
    this.#changed = changed;
    this.#view = { state: 'OFFLINE', since: instantOf(now()), problem: { tag: 'LineDown' } };
  }

  get view(): LineView {
    return this.#view;
  }

  /** How long the core asked to be left alone in its last answer, milliseconds; 0 where it did not. */
  get toldMs(): number {
    return this.#toldMs;
  }

  get online(): boolean {
    return this.#view.state === 'ONLINE';
  }

  /**
   * A terminal that was refused sends nothing but the question whether it still is; after a contradiction nothing
   * leaves at all.
   */
  bars(path: string): CoreFailure | null {
    if (this.#view.state === 'STOPPED') return { kind: 'CONTRADICTION' };
    return this.#view.state === 'REFUSED' && path !== corePaths.ping ? { kind: 'REFUSED' } : null;
  }

  /** Takes note of how a call ended. A stop stays until a person has looked and says so. */
  learn(answer: CoreAnswer<unknown>): void {
    if (this.#view.state === 'STOPPED') return;
    this.#toldMs = answer.ok || answer.failure.kind !== 'BUSY' ? 0 : (answer.failure.retryAfterMs ?? 0);
    if (answer.ok) this.#become('ONLINE', null);
    else this.#become(stateOf(answer.failure), problemOfFailure(answer.failure));
  }

  /** Core and terminal contradict each other: nothing more goes out. */
  stop(reason: StopReason): void {
    this.#become('STOPPED', { tag: 'CoreContradiction', detail: { reason } });
  }

  /** After a stop: whether anybody is there will be known when somebody has been asked. */
  resume(): void {
    this.#become('OFFLINE', { tag: 'LineDown' });
  }

  #become(state: LineView['state'], problem: LineView['problem']): void {
    if (this.#view.state === state && this.#view.problem?.tag === problem?.tag) return;
    const since = this.#view.state === state ? this.#view.since : instantOf(this.#now());
    this.#view = { state, since, problem };
    this.#changed();
  }
}

function stateOf(failure: CoreFailure): LineView['state'] {
  if (failure.kind === 'REFUSED') return 'REFUSED';
  if (failure.kind === 'CONTRADICTION') return 'STOPPED';
  // Too large a batch is a matter between us and the core; the line itself works.
  if (failure.kind === 'TOO_LARGE') return 'ONLINE';
  return 'OFFLINE';
}
