import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';
import { Account, Held, Started, type ToHostileCore } from './hostile-core-message.ts';

/** A hostile core in a process of its own, seen from the proof that started it; questions one at a time. */
export class HostileCoreProcess {
  readonly #process: ChildProcess;
  readonly at: Started;

  private constructor(child: ChildProcess, at: Started) {
    this.#process = child;
    this.at = at;
  }

  static async start(folder: string, seed: number): Promise<HostileCoreProcess> {
    const child = fork(new URL('main.ts', import.meta.url), { execArgv: [] });
    return new HostileCoreProcess(child, await ask(child, { ask: 'start', folder, seed }, Started));
  }

  /** Begins or ends its hostility; without it, it is the true core. */
  async hostility(on: boolean): Promise<void> {
    await ask(this.#process, { ask: 'hostility', on }, z.null());
  }

  account = (): Promise<Account> => ask(this.#process, { ask: 'account' }, Account);
  held = (): Promise<string[]> => ask(this.#process, { ask: 'held' }, Held);
  heldEvidence = (hashes: string[]): Promise<string[]> =>
    ask(this.#process, { ask: 'heldEvidence', hashes }, Held);

  async stop(): Promise<void> {
    this.#process.disconnect();
    await once(this.#process, 'exit');
  }
}

async function ask<T>(child: ChildProcess, question: ToHostileCore, schema: z.ZodType<T>): Promise<T> {
  child.send(question);
  const answered = new AbortController();
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit', answered).then(([code]) => {
      throw new Error(`the hostile core ended with code ${code}`);
    }),
  ]);
  answered.abort();
  return z.strictObject({ answer: schema }).parse(message).answer;
}
