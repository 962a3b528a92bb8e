import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { WorkOrder } from './work-order.ts';

/** A terminal at work in a process of its own, seen from the proof that started it. */
export class WorkingTerminal {
  readonly #child: ChildProcess;
  #told = 0;
  /** Resolves when it has ended as it was told to, or was killed; rejects when it failed. */
  readonly ended: Promise<void>;

  /** Starts the process; its work begins with {@link work}. */
  constructor(environment: Readonly<Record<string, string>> = {}) {
    this.#child = fork(new URL('main.ts', import.meta.url), {
      execArgv: [],
      env: { ...process.env, ...environment },
    });
    this.#child.on('message', () => {
      this.#told += 1;
    });
    this.ended = once(this.#child, 'exit').then(([code, signal]) => {
      if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the terminal failed (${signal ?? code})`);
    });
    // Whoever waits for the end hears of a failure, also when they begin to wait after it.
    this.ended.catch(() => {});
  }

  work(order: WorkOrder): void {
    this.#child.send(order);
  }

  /** Waits until it has told of so many entries. */
  async hasTold(entries: number): Promise<void> {
    while (this.#told < entries) await Promise.race([once(this.#child, 'message'), this.ended]);
  }

  async kill(): Promise<void> {
    this.abandon();
    await this.ended;
  }

  /** Kills it, if it still lives, and waits for nothing. */
  abandon(): void {
    this.#child.kill('SIGKILL');
  }
}
