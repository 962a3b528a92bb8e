import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { CardInspection, cardProcessContract, ReaderSnapshot } from '../../contract/card-process.ts';
import { type CardMessage, cardMessage } from '../../contract/process-message.ts';
import type { Result } from '../../contract/result.ts';
import { RelayedPort } from '../../desk/relayed-port.ts';

/** Longest waits, milliseconds: for the process to say anything, and for an inspection. */
const startLimitMs = 20_000;
const inspectionLimitMs = 20_000;

/**
 * A card process of our own, beside the application's: the very program that serves the counter, so that what it sees
 * here is what it sees there.
 */
export class CardProcess implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #port: RelayedPort;
  readonly #client: ContractRouterClient<typeof cardProcessContract>;

  constructor() {
    this.#child = fork(fileURLToPath(new URL('../../../native/main.ts', import.meta.url)), {
      serialization: 'advanced',
      execArgv: [],
    });
    this.#port = new RelayedPort((data) => {
      if (this.#child.connected) this.#child.send({ channel: 'desk', data } satisfies CardMessage, () => {});
    });
    this.#child.on('message', (message) => this.#port.deliver(cardMessage.parse(message).data));
    this.#child.on('exit', () => this.#port.close());
    this.#client = createORPCClient(new RPCLink({ port: this.#port }));
  }

  /** The readers once they have settled; null when the process does not tell. */
  async readers(): Promise<ReaderSnapshot | null> {
    const enough = new AbortController();
    const wait = (milliseconds: number) => setTimeout(() => enough.abort(), milliseconds);
    let timer = wait(startLimitMs);
    let latest: ReaderSnapshot | null = null;
    try {
      for await (const snapshot of await this.#client.watchReaders(undefined, { signal: enough.signal })) {
        latest = snapshot;
        clearTimeout(timer);
        timer = wait(settledAfterMs(snapshot));
      }
    } catch {
      // Waited long enough, or the process went away: what it has told so far is all there is.
    }
    clearTimeout(timer);
    return latest;
  }

  /** Everything readable on the card; null when the process does not answer. */
  async inspect(reader: string, accessCode: string | null): Promise<Result<CardInspection> | null> {
    try {
      const signal = AbortSignal.timeout(inspectionLimitMs);
      return await this.#client.inspect({ reader, accessCode }, { signal });
    } catch {
      return null;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
}

/**
 * How long nothing must change after a snapshot until it is believed, milliseconds. A service that is asked for may be
 * starting; a reader that has just arrived is UNAVAILABLE until PC/SC has looked at it; readers are told one by one.
 */
function settledAfterMs({ service, readers }: ReaderSnapshot): number {
  if (service === 'STOPPED') return 1_500;
  return readers.some(({ state }) => state === 'UNAVAILABLE') ? 5_000 : 400;
}
