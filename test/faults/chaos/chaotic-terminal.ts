import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { DeskStart } from '../../../electron/contract/process-message.ts';
import { FromTerminal, type TellerAct, type ToTerminal } from './terminal-message.ts';

/** How an act ended; KILLED: nobody knows. */
export type ActEnd = (FromTerminal & { is: 'done' }) | 'KILLED';

/** A terminal that is killed and started again, seen from the proof: one life after the other on the same data. */
export class ChaoticTerminal {
  readonly #start: DeskStart;
  readonly #told: string;
  /** Loads its code while the other works. */
  #next: ChildProcess;
  #child: ChildProcess | null = null;
  #clockAheadMs = 0;

  /** @param told file in which it tells of every entry */
  constructor(start: DeskStart, told: string) {
    this.#start = start;
    this.#told = told;
    this.#next = this.#spawn();
  }

  get isRunning(): boolean {
    return this.#child !== null;
  }

  /** Null when it is ready for its teller; else the tag of the problem for which it does not open. */
  async start(seed: number): Promise<string | null> {
    const child = this.#next;
    this.#next = this.#spawn();
    this.#child = child;
    const [start, told, clockAheadMs] = [this.#start, this.#told, this.#clockAheadMs];
    const answer = await this.#ask({ tell: 'start', start, told, seed, clockAheadMs });
    if (answer === 'KILLED') throw new Error('nobody kills a terminal that starts');
    if (answer.is === 'ready') return null;
    if (answer.is !== 'closed') throw new Error(`a start was answered with ${answer.is}`);
    await this.kill();
    return answer.problem;
  }

  async act(act: TellerAct): Promise<ActEnd> {
    const answer = await this.#ask({ tell: 'act', act });
    if (answer !== 'KILLED' && answer.is !== 'done') throw new Error(`an act was answered with ${answer.is}`);
    return answer;
  }

  async status(): Promise<FromTerminal & { is: 'status' }> {
    const answer = await this.#ask({ tell: 'status' });
    if (answer === 'KILLED' || answer.is !== 'status') throw new Error('a status was asked for');
    return answer;
  }

  /** Its wall clock is set so many days ahead of the time. */
  setClockAhead(days: number): void {
    this.#clockAheadMs = Math.round(days * 86_400_000);
    this.#child?.send({ tell: 'clock', clockAheadMs: this.#clockAheadMs } satisfies ToTerminal);
  }

  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    // One that ended by itself is a failure already told; its end comes once.
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  async close(): Promise<void> {
    await this.kill();
    this.#next.kill('SIGKILL');
  }

  /** Rejects when the process ends and nobody killed it. */
  async #ask(message: ToTerminal): Promise<FromTerminal | 'KILLED'> {
    const child = this.#child;
    if (child === null) throw new Error('the terminal does not run');
    const answered = new AbortController();
    const { signal } = answered;
    try {
      child.send(message);
      return await Promise.race([
        once(child, 'message', { signal }).then(([answer]) => FromTerminal.parse(answer)),
        once(child, 'exit', { signal }).then(([code, by]): 'KILLED' => {
          if (by !== 'SIGKILL') throw new Error(`the terminal ended by itself (${by ?? code})`);
          return 'KILLED';
        }),
      ]);
    } finally {
      answered.abort();
    }
  }

  #spawn(): ChildProcess {
    return fork(new URL('main.ts', import.meta.url), { execArgv: [] });
  }
}
