import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type BareVisit, FromBareVisitor } from './bare-visit-message.ts';
import type { Exchange } from './recording-card.ts';

const module = fileURLToPath(new URL('bare-visit.ts', import.meta.url));

/** The process that makes bare visits to the card in one reader, seen from the bench. */
export class BareVisitor {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  static async start(reader: string): Promise<BareVisitor> {
    const visitor = new BareVisitor(fork(module, [reader], { serialization: 'advanced', execArgv: [] }));
    await visitor.#next();
    return visitor;
  }

  /**
   * Says to the card what was said before and returns how long that took, milliseconds. Throws when it does not answer
   * as before, by length and status word: then it was not the same work.
   */
  async replay(exchanges: readonly Exchange[]): Promise<number> {
    this.#child.send({ commands: exchanges.map(({ command }) => command) } satisfies BareVisit);
    const said = await this.#next();
    if (said.kind !== 'visited') throw new Error(`a visit was asked for, ${said.kind} came`);
    exchanges.forEach(({ answer }, index) => {
      const again = said.answers[index] ?? new Uint8Array();
      if (again.length !== answer.length || statusWord(again) !== statusWord(answer))
        throw new Error(`command ${index + 1} of the bare visit was answered differently`);
    });
    return said.ms;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.disconnect();
    await ended;
  }

  async #next(): Promise<FromBareVisitor> {
    const waiting = new AbortController();
    const { signal } = waiting;
    const ended = once(this.#child, 'exit', { signal }).then(() => {
      throw new Error('the process of the bare visits ended');
    });
    try {
      const [message] = await Promise.race([once(this.#child, 'message', { signal }), ended]);
      return FromBareVisitor.parse(message);
    } finally {
      ended.catch(() => {});
      waiting.abort();
    }
  }
}

const statusWord = (answer: Uint8Array): string => Buffer.from(answer.slice(-2)).toString('hex');
