import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { expect } from 'vitest';
import { forkChild } from '../../../electron/chromium/fork-child.ts';
import type { ReaderState } from '../../../electron/contract/card-process.ts';
import type { deskContract, TerminalStatus } from '../../../electron/contract/desk.ts';
import type { IssuanceOrder } from '../../../electron/contract/issuance.ts';
import { succeed } from '../../../electron/contract/result.ts';
import { RelayedPort } from '../../../electron/desk/relayed-port.ts';
import { Children } from '../../../electron/host/children.ts';
import { SimulatedCardProcess } from '../../simulators/card/card-process.ts';
import { acquireReaders, type Readers } from '../../simulators/card/reader-lock.ts';
import { sampleCard } from '../../simulators/card/sample-card.ts';
import { SimulatedCoreProcess } from '../../simulators/core/core-process.ts';
import { customers, serialNoOf, staff } from '../../simulators/core/sample-bank.ts';
import { databaseKey } from '../../unit/desk/database-key.ts';
import { orderOf } from '../../unit/desk/sample-order.ts';

const moduleOf = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const deskModule = moduleOf('electron/desk/main.ts');
const cardModule = moduleOf('native/main.ts');

/** Another test may hold the readers for as long as this, milliseconds. */
export const readersFree = 10 * 60_000;

export const firstReader = 'Virtual PCD 00 00';

/** Whether the first reader is told to be in one of these states. */
const readerIs =
  (...states: ReaderState['state'][]) =>
  ({ readers }: TerminalStatus) =>
    readers.readers.some(({ name, state }) => name === firstReader && states.includes(state));

/**
 * A whole terminal without a page: the real desk and card processes under the shells' own process keeper, a card in a
 * virtual reader, a core over HTTPS. The test speaks to the desk as the page would.
 */
export class TerminalRig {
  readonly core: SimulatedCoreProcess;
  readonly card: SimulatedCardProcess;
  readonly readers: Readers;
  readonly folder: string;
  status: TerminalStatus | null = null;
  desk!: ContractRouterClient<typeof deskContract>;
  #children!: Children;
  #enrolmentCode: string | null;
  /** Counts the terminals started here. */
  #terminal = 0;
  readonly #watchers = new Set<() => void>();

  private constructor(
    core: SimulatedCoreProcess,
    card: SimulatedCardProcess,
    readers: Readers,
    folder: string,
    enrolmentCode: string,
  ) {
    this.core = core;
    this.card = card;
    this.readers = readers;
    this.folder = folder;
    this.#enrolmentCode = enrolmentCode;
  }

  /** Starts everything around the terminal; {@link startTerminal} starts the terminal itself. */
  static async start(): Promise<TerminalRig> {
    const folder = await mkdtemp(join(tmpdir(), 'branch-teller-rig-'));
    const readers = await acquireReaders();
    const core = await SimulatedCoreProcess.start({ folder: join(folder, 'core') });
    const card = await SimulatedCardProcess.start();
    return new TerminalRig(core, card, readers, folder, await core.issueEnrolmentCode());
  }

  /**
   * Starts the terminal on its data, whatever state the last one left it in.
   *
   * @param module the desk's entry; a test may put one around the real one
   */
  async startTerminal(module = deskModule, env: Record<string, string> = {}): Promise<void> {
    let port = new RelayedPort(() => {});
    const connect = () => {
      port.close();
      port = new RelayedPort((data) => this.#children.fromPage(data));
      this.desk = createORPCClient(new RPCLink({ port }));
      this.#children.pageConnected();
      void this.#watch();
    };
    this.#children = new Children({
      startChild: (kind) => {
        Object.assign(process.env, env);
        const child = forkChild(kind === 'desk' ? module : cardModule);
        for (const name of Object.keys(env)) delete process.env[name];
        return child;
      },
      deskStart: () =>
        Promise.resolve(
          succeed({
            environment: 'DEMO' as const,
            dataFolder: join(this.folder, 'terminal'),
            databaseKey,
            core: {
              origin: this.core.origin,
              authority: this.core.authority,
              enrolmentCode: this.#enrolmentCode,
            },
          }),
        ),
      toPage: (data) => port.deliver(data),
      reloadPage: connect,
      print: () => Promise.resolve('NO_PRINTER'),
    });
    await this.#children.start();
    connect();
    await this.until((status) => status.ready);
  }

  async stopTerminal(): Promise<void> {
    await this.#children.stop();
    // What the desk said last may still be on its way, and is of no terminal any more.
    this.#terminal += 1;
    this.status = null;
  }

  killDesk(): void {
    this.#children.kill('desk');
  }

  killCard(): void {
    this.#children.kill('card');
  }

  async signIn(person: { staffNo: string; password: string } = staff.teller): Promise<void> {
    const signedIn = await this.desk.session.signIn({ staffNo: person.staffNo, password: person.password });
    if (!signedIn.ok) throw new Error(signedIn.problem.tag);
  }

  /** Waits for a status; fails with the last one seen when it does not come. */
  async until(wanted: (status: TerminalStatus) => boolean, limitMs = 60_000): Promise<TerminalStatus> {
    const limit = performance.now() + limitMs;
    for (;;) {
      if (this.status !== null && wanted(this.status)) return this.status;
      if (performance.now() > limit) throw new Error(`never came; last was ${JSON.stringify(this.status)}`);
      await new Promise<void>((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          this.#watchers.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, 250);
        this.#watchers.add(wake);
      });
    }
  }

  /** Puts the n-th sample card into the first reader, whatever was there before. */
  async insertCard(n: number): Promise<void> {
    await this.card.remove();
    await this.#readerFree();
    await this.card.insert(sampleCard(n));
    await this.cardPresent();
  }

  /** Puts the card a fault has removed back. A hand is slower than the reader: it has seen the card go. */
  async reinsertCard(): Promise<void> {
    await this.#readerFree();
    await this.card.reinsert();
    await this.cardPresent();
  }

  online = () => this.until((status) => status.line.state === 'ONLINE');
  offline = () => this.until((status) => status.line.state === 'OFFLINE');
  /** Restores the line and has it tried, as soon as the desk lets a person. */
  async restoreLine(): Promise<void> {
    await this.core.control({ do: 'line', state: 'UP' });
    await expect.poll(() => this.desk.line.tryNow()).toMatchObject({ ok: true });
  }

  /** Waits for the card; one that stays mute is taken off and put back, as a teller would: pcscd (1.9.9) can hold on to that. */
  async cardPresent(): Promise<void> {
    await this.until(readerIs('PRESENT'), 10_000).catch(async () => {
      if (readerIs('PRESENT')(await this.until(readerIs('PRESENT', 'MUTE')))) return;
      await this.card.remove();
      await this.until(readerIs('EMPTY'));
      await this.card.reinsert();
      await this.until(readerIs('PRESENT'));
    });
  }

  /** Ends everything this rig has started. */
  async stop(): Promise<void> {
    await this.#children?.stop();
    await this.card.stop();
    await this.core.stop();
    await this.readers.release();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Pcscd may go on telling a pulled card as mute (`CardProcessUnderTest.free`). */
  #readerFree = () => this.until(readerIs('EMPTY', 'MUTE'));

  async #watch(): Promise<void> {
    const terminal = this.#terminal;
    try {
      for await (const status of await this.desk.terminal.watch()) {
        if (terminal !== this.#terminal) return;
        this.status = status;
        for (const wake of this.#watchers) wake();
      }
    } catch {
      // The desk ended; the next connection watches anew.
    }
  }
}

/** An order that every rule allows: the n-th sample card for a customer, fee in cash. */
export function orderFor(
  card: number,
  customer: { customerNo: string } = customers.withoutTier,
  change: Partial<IssuanceOrder> = {},
): IssuanceOrder {
  return { ...orderOf(customer.customerNo, serialNoOf(card)), reader: firstReader, ...change };
}
