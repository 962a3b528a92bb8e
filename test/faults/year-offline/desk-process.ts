import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { deskContract } from '../../../electron/contract/desk.ts';
import { type DeskStart, fromDesk, type ToDesk } from '../../../electron/contract/process-message.ts';
import { RelayedPort } from '../../../electron/desk/relayed-port.ts';
import { residentBytesOf } from './resident-bytes.ts';

const deskSource = new URL('../../../electron/desk/main.ts', import.meta.url);

/** The desk process as a shell starts it, without readers; whoever holds this is its page. */
export class DeskProcess {
  readonly #child: ChildProcess;
  readonly calls: ContractRouterClient<typeof deskContract>;

  private constructor(child: ChildProcess) {
    this.#child = child;
    const port = new RelayedPort((data) => this.#post({ channel: 'page', data }));
    child.on('message', (raw) => {
      const message = fromDesk.parse(raw);
      if (message.channel === 'page') port.deliver(message.data);
    });
    this.calls = createORPCClient(new RPCLink({ port }));
    this.#post({ channel: 'page-connected' });
  }

  /**
   * Starts it on a terminal's data; rejects when it can't open them.
   *
   * @param module the desk's entry, from its sources or as it is packed
   * @param heapMiB what its objects may take at most; with more it ends
   */
  static async start(
    start: DeskStart,
    { module = deskSource, heapMiB }: { module?: string | URL; heapMiB?: number } = {},
  ): Promise<DeskProcess> {
    const execArgv = heapMiB === undefined ? [] : [`--max-old-space-size=${heapMiB}`];
    const child = fork(module, { serialization: 'advanced', execArgv });
    child.send({ channel: 'start', start } satisfies ToDesk);
    const [first] = await once(child, 'message');
    const begun = fromDesk.parse(first);
    if (begun.channel !== 'started') throw new Error(`the desk began with ${JSON.stringify(begun)}`);
    return new DeskProcess(child);
  }

  /** Memory of the process now. */
  residentBytes(): number {
    return residentBytesOf(this.#child.pid);
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#post({ channel: 'stop' });
    await ended;
  }

  #post(message: ToDesk): void {
    if (this.#child.connected) this.#child.send(message, () => {});
  }
}
