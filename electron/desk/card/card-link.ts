import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type {
  CardIdentification,
  cardProcessContract,
  ProofAnswer,
  ProofRequest,
  ProofStep,
  ReaderSnapshot,
} from '../../contract/card-process.ts';
import { fail, type Result } from '../../contract/result.ts';
import type { StaffCardReading, StaffCardSignature, StaffCardSigning } from '../../contract/staff-card.ts';
import { RelayedPort } from '../relayed-port.ts';

type CardClient = ContractRouterClient<typeof cardProcessContract>;

/** The slowest honest card answers an APDU well within this; a visit makes a step's worth of them at a time. */
const stepLimitMs = 8_000;

/**
 * The desk's end of the card process, which may hang, crash and be restarted at any moment: then what was asked of it
 * ends with CardProcessRestarted, and the next question goes to the new one.
 */
export class CardLink {
  readonly #post: (data: string | Uint8Array) => void;
  readonly #restart: () => void;
  readonly #changed: () => void;
  #port: RelayedPort | null = null;
  #client: CardClient | null = null;
  #readers: ReaderSnapshot = { service: 'STOPPED', readers: [] };

  /**
   * @param post sends a message to the card process
   * @param restart asks the shell to end the card process and start another
   * @param changed called when a reader or a card came or went
   */
  constructor(post: (data: string | Uint8Array) => void, restart: () => void, changed: () => void) {
    this.#post = post;
    this.#restart = restart;
    this.#changed = changed;
  }

  /** The readers as last heard. */
  get readers(): ReaderSnapshot {
    return this.#readers;
  }

  /** A new card process listens. */
  connect(): void {
    this.#port?.close();
    const port = new RelayedPort(this.#post);
    const client: CardClient = createORPCClient(new RPCLink({ port }));
    this.#port = port;
    this.#client = client;
    void this.#watch(client);
  }

  deliver(data: string | Uint8Array): void {
    this.#port?.deliver(data);
  }

  close(): void {
    this.#port?.close();
    this.#client = null;
  }

  /** Which card is in a reader; problems of the reader and the card. */
  identify(reader: string): Promise<Result<CardIdentification>> {
    return this.#ask((client) => client.identify({ reader }));
  }

  /**
   * One exclusive visit in which the card proves itself.
   *
   * @param onStep called as each step begins
   */
  prove(request: ProofRequest, onStep: (step: ProofStep) => void): Promise<Result<ProofAnswer>> {
    return this.#ask(async (client, alive) => {
      for await (const event of await client.prove(request)) {
        if (event.kind === 'end') return event.result;
        alive();
        onStep(event.step);
      }
      return fail('CardProcessRestarted');
    });
  }

  /** Whose staff card is in a reader, by its own word. */
  readStaffCard(reader: string): Promise<Result<StaffCardReading>> {
    return this.#ask((client) => client.readStaffCard({ reader }));
  }

  /** One signature of the staff card that was read before. */
  signWithStaffCard(signing: StaffCardSigning): Promise<Result<StaffCardSignature>> {
    return this.#ask((client) => client.signWithStaffCard(signing));
  }

  /** Puts a question to the card process that ends in time, one way or the other. */
  async #ask<T>(question: (client: CardClient, alive: () => void) => Promise<Result<T>>): Promise<Result<T>> {
    const client = this.#client;
    if (client === null) return fail('CardProcessRestarted');
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Result<T>>((resolve) => {
      timer = setTimeout(() => {
        resolve(fail('CardTimedOut'));
        this.#restart();
      }, stepLimitMs);
    });
    try {
      return await Promise.race([question(client, () => timer?.refresh()), late]);
    } catch {
      // The port closed under the question, or the answer was not of the contract: either way a new process is due.
      if (this.#client === client) this.#restart();
      return fail('CardProcessRestarted');
    } finally {
      clearTimeout(timer);
    }
  }

  async #watch(client: CardClient): Promise<void> {
    try {
      for await (const snapshot of await client.watchReaders()) {
        if (this.#client !== client) return;
        this.#readers = snapshot;
        this.#changed();
      }
    } catch {
      // The process went away; the shell starts another and `connect` is called again.
    }
    if (this.#client !== client) return;
    this.#readers = { service: 'STOPPED', readers: [] };
    this.#changed();
  }
}
