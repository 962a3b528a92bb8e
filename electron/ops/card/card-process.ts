import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { CardInspection, cardProcessContract, ReaderSnapshot } from '../../contract/card-process.ts';
import { type CardMessage, cardMessage } from '../../contract/process-message.ts';
import type { Result } from '../../contract/result.ts';
import { RelayedPort } from '../../desk/relayed-port.ts';

/** PC/SC tells its readers one by one: they are complete when nothing has changed for this long, milliseconds. */
const quietMs = 400;
/** Longest wait for readers that can't make up their mind, and for an inspection. */
const readersLimitMs = 5_000;
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
    const stopped = new AbortController();
    const limit = AbortSignal.any([AbortSignal.timeout(readersLimitMs), stopped.signal]);
    let latest: ReaderSnapshot | null = null;
    try {
      const snapshots = await this.#client.watchReaders(undefined, { signal: limit });
      let next = snapshots.next();
      for (;;) {
        const change = await Promise.race([next, sleep(quietMs, null, { signal: limit })]);
        if (change?.done) return latest;
        if (change === null) {
          if (latest !== null && isSettled(latest)) return latest;
          continue;
        }
        latest = change.value;
        if (latest.service === 'STOPPED') return latest;
        next = snapshots.next();
      }
    } catch {
      // The time is up, or the process went away: what it has told so far is all there is.
      return latest;
    } finally {
      stopped.abort();
    }
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

/** A reader that has just arrived is UNAVAILABLE until PC/SC has looked at it. */
const isSettled = ({ readers }: ReaderSnapshot) => readers.every(({ state }) => state !== 'UNAVAILABLE');
