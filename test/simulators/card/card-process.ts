import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type CardCommand, CardReply, type CardRequest, CardStats } from './card-control.ts';
import type { CardFault } from './faults.ts';
import { CardProfile } from './profile.ts';
import { VIRTUAL_READERS } from './virtual-reader.ts';

const FIRST_PORT = VIRTUAL_READERS[0].port;

/**
 * A card in a process of its own, so that a busy test does not slow it down and its time can be told from ours. Every
 * call rejects with the card's reason when it can't be done; `stop` it in the end.
 */
export class SimulatedCardProcess {
  readonly #child: ChildProcess;
  readonly #pending = new Map<number, PromiseWithResolvers<unknown>>();
  #lastId = 0;

  private constructor(child: ChildProcess) {
    this.#child = child;
    child.on('message', (message) => {
      const reply = CardReply.parse(message);
      const pending = this.#pending.get(reply.id);
      this.#pending.delete(reply.id);
      if (reply.ok) pending?.resolve(reply.value);
      else pending?.reject(new Error(reply.error));
    });
    child.on('exit', (code, signal) => {
      const error = new Error(`the card process ended (${signal ?? code})`);
      for (const { reject } of this.#pending.values()) reject(error);
      this.#pending.clear();
    });
  }

  static async start(): Promise<SimulatedCardProcess> {
    const child = fork(fileURLToPath(new URL('main.ts', import.meta.url)), { execArgv: [] });
    await once(child, 'spawn');
    return new SimulatedCardProcess(child);
  }

  /** A card of this profile goes into the reader; resolves when the reader has powered it. */
  async insert(profile: CardProfile, port: number = FIRST_PORT): Promise<void> {
    await this.#ask({ kind: 'insert', profile, port });
  }

  /** The same card again, after {@link remove} or a fault that removed it. */
  async reinsert(port: number = FIRST_PORT): Promise<void> {
    await this.#ask({ kind: 'reinsert', port });
  }

  async remove(): Promise<void> {
    await this.#ask({ kind: 'remove' });
  }

  /** Arms a fault of the card now in the reader; a new insertion forgets it. */
  async arm(fault: CardFault): Promise<void> {
    await this.#ask({ kind: 'arm', fault });
  }

  async disarm(): Promise<void> {
    await this.#ask({ kind: 'disarm' });
  }

  async stats(): Promise<CardStats> {
    return CardStats.parse(await this.#ask({ kind: 'stats' }));
  }

  async snapshot(): Promise<CardProfile> {
    return CardProfile.parse(await this.#ask({ kind: 'snapshot' }));
  }

  /** Ends the process, and with it the card's stay in the reader. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exited = once(this.#child, 'exit');
    this.#child.disconnect();
    await exited;
  }

  #ask(command: CardCommand): Promise<unknown> {
    this.#lastId += 1;
    const request: CardRequest = { id: this.#lastId, command };
    const pending = Promise.withResolvers<unknown>();
    this.#pending.set(request.id, pending);
    this.#child.send(request, (error) => {
      if (error) pending.reject(error);
    });
    return pending.promise;
  }
}
