import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type {
  cardProcessContract,
  ProofAnswer,
  ProofRequest,
  ProofStep,
  ReaderSnapshot,
  ReaderState,
} from '../../../electron/contract/card-process.ts';
import { cardMessage } from '../../../electron/contract/process-message.ts';
import type { Result } from '../../../electron/contract/result.ts';

/** Longest wait for the readers, which other test runs on this machine may be using. */
export const READERS_TIMEOUT_MS = 600_000;

/** The real card process, started as a shell starts it, with the contract's client at the other end. */
export class CardProcessUnderTest {
  readonly client: ContractRouterClient<typeof cardProcessContract>;
  readonly child: ChildProcess;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;

  constructor() {
    this.child = fork(fileURLToPath(new URL('../../../native/main.ts', import.meta.url)), {
      serialization: 'advanced',
      execArgv: [],
    });
    this.ended = once(this.child, 'exit').then(([code, signal]) => code ?? signal);
    this.client = createORPCClient(new RPCLink({ port: portTo(this.child) }));
  }

  /** The first snapshot, now or later, that is as wanted; rejects when the process ends before. */
  async snapshot(isWanted: (snapshot: ReaderSnapshot) => boolean): Promise<ReaderSnapshot> {
    for await (const snapshot of await this.client.watchReaders()) if (isWanted(snapshot)) return snapshot;
    throw new Error('the card process says nothing more of its readers');
  }

  /** The reader, as soon as it is in one of the states. */
  async reader(name: string, ...states: ReaderState['state'][]): Promise<ReaderState> {
    const find = ({ readers }: ReaderSnapshot) =>
      readers.find((reader) => reader.name === name && states.includes(reader.state));
    const found = find(await this.snapshot((snapshot) => find(snapshot) !== undefined));
    if (found === undefined) throw new Error('unreachable');
    return found;
  }

  /**
   * The reader, as soon as it takes another card. A card pulled while pcscd (1.9.9) resets it can go on being told as
   * mute though the driver says it is gone, until the next one is put in.
   */
  free(name: string): Promise<ReaderState> {
    return this.reader(name, 'EMPTY', 'MUTE');
  }

  /** The steps that began, and how it ended. */
  async prove(request: ProofRequest): Promise<{ steps: ProofStep[]; result: Result<ProofAnswer> }> {
    const steps: ProofStep[] = [];
    for await (const event of await this.client.prove(request)) {
      if (event.kind === 'end') return { steps, result: event.result };
      steps.push(event.step);
    }
    throw new Error('the proof did not end');
  }

  async stop(): Promise<void> {
    if (this.child.connected) this.child.disconnect();
    await this.ended;
  }
}

function portTo(child: ChildProcess) {
  const port = new EventEmitter();
  child.on('message', (message) => port.emit('message', { data: cardMessage.parse(message).data }));
  child.on('exit', () => port.emit('close'));
  return {
    on: (event: string, listener: (event?: { data: unknown }) => void) => void port.on(event, listener),
    postMessage: (data: string | Uint8Array) =>
      void (child.connected && child.send({ channel: 'desk', data }, () => {})),
  };
}
