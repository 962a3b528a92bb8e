import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { PivMemory } from '../card/profile.ts';
import type { Books } from './books.ts';
import type { CoreControl } from './core-control.ts';
import { type CoreAnswer, type CoreRequest, FromCore, type ToCore } from './core-message.ts';
import { branches } from './sample-bank.ts';
import type { SealedImport } from './sealed/import-sealed.ts';
import type { StaffCardOrder } from './staff-card.ts';
import type { Traffic } from './traffic.ts';

const STOP_LIMIT_MS = 5_000;

/** A simulated core in a process of its own, seen from the process that started it. */
export class SimulatedCoreProcess {
  /** `https://127.0.0.1:PORT`, the same at every start on one folder. */
  readonly origin: string;
  /** Certificate of the authority behind the core's own, PEM. */
  readonly authority: string;
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, (answer: CoreAnswer) => void>();
  #lastId = 0;

  private constructor(child: ChildProcess, { origin, authority }: FromCore & { kind: 'started' }) {
    this.#process = child;
    this.origin = origin;
    this.authority = authority;
    child.on('message', (message) => this.#receive(FromCore.parse(message)));
    child.on('exit', () => {
      for (const settle of this.#waiting.values())
        settle({ is: 'failure', message: 'the simulated core has ended' });
    });
  }

  /**
   * Starts a core whose books are in `folder`, founding the sample bank if there are none. `port` is taken by a new
   * core; by default any free one. Rejects when the process ends before it takes calls.
   */
  static async start({ folder, port = 0 }: { folder: string; port?: number }): Promise<SimulatedCoreProcess> {
    const child = fork(new URL('main.ts', import.meta.url), { execArgv: [], serialization: 'json' });
    child.send({ kind: 'start', folder, port } satisfies ToCore);
    const started = await Promise.race([
      once(child, 'message').then(([message]) => FromCore.parse(message)),
      once(child, 'exit').then(([code]) => {
        throw new Error(`the simulated core ended at its start with code ${code}`);
      }),
    ]);
    if (started.kind !== 'started') throw new Error(`the simulated core began with ${started.kind}`);
    return new SimulatedCoreProcess(child, started);
  }

  /** A one-time code for another terminal of a branch. */
  async issueEnrolmentCode(branchNo: string = branches.main.branchNo): Promise<string> {
    const answer = await this.#ask({ ask: 'enrolmentCode', branchNo });
    if (answer.is !== 'enrolmentCode') throw new Error(`a code was asked for, ${answer.is} came`);
    return answer.code;
  }

  /** A staff card, made and put in force: what is on it. */
  async issueStaffCard(order: StaffCardOrder): Promise<PivMemory> {
    const answer = await this.#ask({ ask: 'staffCard', order });
    if (answer.is !== 'staffCard') throw new Error(`a staff card was asked for, ${answer.is} came`);
    return answer.piv;
  }

  async control(order: CoreControl): Promise<void> {
    await this.#ask({ ask: 'control', order });
  }

  /** What has come to the core's socket since its start. */
  async traffic(): Promise<Traffic> {
    const answer = await this.#ask({ ask: 'traffic' });
    if (answer.is !== 'traffic') throw new Error(`the traffic was asked for, ${answer.is} came`);
    return answer.traffic;
  }

  async books(): Promise<Books> {
    const answer = await this.#ask({ ask: 'books' });
    if (answer.is !== 'books') throw new Error(`the books were asked for, ${answer.is} came`);
    return answer.books;
  }

  /** Brings the core a terminal's sealed export. */
  async importSealed(file: string): Promise<SealedImport> {
    const answer = await this.#ask({ ask: 'importSealed', file });
    if (answer.is !== 'sealedImport') throw new Error(`a stick was brought, ${answer.is} came`);
    return answer.sealedImport;
  }

  /** Ends the process; its books stay for the next start. */
  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = once(this.#process, 'exit');
    if (this.#process.connected) this.#process.disconnect();
    const impatience = setTimeout(() => this.#process.kill('SIGKILL'), STOP_LIMIT_MS);
    await ended;
    clearTimeout(impatience);
  }

  async #ask(request: CoreRequest): Promise<CoreAnswer> {
    this.#lastId += 1;
    const id = this.#lastId;
    const { promise, resolve } = Promise.withResolvers<CoreAnswer>();
    this.#waiting.set(id, resolve);
    this.#process.send({ kind: 'request', id, request } satisfies ToCore);
    const answer = await promise;
    this.#waiting.delete(id);
    if (answer.is === 'failure') throw new Error(answer.message);
    return answer;
  }

  #receive(message: FromCore): void {
    if (message.kind === 'answer') this.#waiting.get(message.id)?.(message.answer);
  }
}
