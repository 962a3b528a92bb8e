import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { FeedItem } from '../../electron/contract/core.ts';
import type { ChildKind } from '../../electron/host/child-process.ts';
import type { TerminalSettings } from '../../electron/host/terminal-settings.ts';
import { openSurroundings, type Surroundings, scannerFolder } from '../demo/surroundings.ts';
import { SimulatedCardProcess } from '../simulators/card/card-process.ts';
import type { CardProfile } from '../simulators/card/profile.ts';
import { sampleCard, staffCardOf } from '../simulators/card/sample-card.ts';
import { VIRTUAL_READERS } from '../simulators/card/virtual-reader.ts';
import { type Application, openApplication } from './application.ts';
import { Printer } from './printer.ts';

/**
 * A branch in miniature: core, readers and cards around one terminal whose page is open in the real browser. Nothing
 * of the product is replaced.
 */
export class Branch {
  readonly core: Surroundings['core'];
  readonly readers: Surroundings['readers'];
  /** Plays the card of the first reader. */
  readonly card: SimulatedCardProcess;
  readonly printer: Printer;
  /** What page and browser have complained of: errors, refused loads. A test that provokes some empties it. */
  readonly complaints: string[] = [];
  readonly #shell: string;
  readonly #folder: string;
  readonly #surroundings: Surroundings;
  readonly #terminal: TerminalSettings;
  #application: Application | null = null;
  #secondCard: SimulatedCardProcess | null = null;

  private constructor(shell: string, folder: string, surroundings: Surroundings, terminal: TerminalSettings) {
    this.#shell = shell;
    this.#folder = folder;
    this.#surroundings = surroundings;
    this.#terminal = terminal;
    this.core = surroundings.core;
    this.card = surroundings.card;
    this.readers = surroundings.readers;
    this.printer = new Printer(folder);
  }

  /** Opens a branch with everything running and the sign-in page on its way. */
  static async open(shell: string): Promise<Branch> {
    const folder = await mkdtemp(join(tmpdir(), 'branch-teller-e2e-'));
    const surroundings = await openSurroundings(folder);
    const branch = new Branch(shell, folder, surroundings, await surroundings.terminal());
    try {
      await branch.openTerminal();
    } catch (error) {
      await branch.close();
      throw error;
    }
    return branch;
  }

  /** Where the terminal's scanner writes to. */
  get scannerFolder(): string {
    return scannerFolder(this.#folder);
  }

  get page(): Page {
    if (this.#application === null) throw new Error('the terminal is closed');
    return this.#application.page;
  }

  /** Opens the terminal again after {@link closeTerminal}. */
  async openTerminal(): Promise<void> {
    this.#application = await openApplication(this.#shell, this.#folder, this.#terminal);
    this.page.setDefaultTimeout(20_000);
    this.page.on('pageerror', (error) => this.complaints.push(error.message));
    this.page.on('console', (said) => {
      if (said.type() === 'error') this.complaints.push(said.text());
    });
  }

  async closeTerminal(): Promise<void> {
    await this.#application?.close();
    this.#application = null;
  }

  /** Ends one of the terminal's processes as a crash would. */
  async kill(kind: ChildKind): Promise<void> {
    await this.#application?.kill(kind);
  }

  /** What the branch's terminal is started with. */
  get terminal(): TerminalSettings {
    return this.#terminal;
  }

  /** What another terminal of this branch is started with. */
  async anotherTerminal(dataFolder: string): Promise<TerminalSettings> {
    const core = { ...this.#terminal.core, enrolmentCode: await this.core.issueEnrolmentCode() };
    return { ...this.#terminal, dataFolder, core };
  }

  /** Puts the n-th sample card, or any other, into the first reader in place of whatever is there. */
  async putCard(card: number | CardProfile): Promise<void> {
    await this.takeCards();
    await this.card.insert(typeof card === 'number' ? sampleCard(card) : card);
  }

  /** Puts the n-th sample card, or any other, into the second reader, beside the first. */
  async putSecondCard(card: number | CardProfile): Promise<void> {
    this.#secondCard ??= await SimulatedCardProcess.start();
    const profile = typeof card === 'number' ? sampleCard(card) : card;
    await this.#secondCard.insert(profile, VIRTUAL_READERS[1].port);
  }

  /** Makes a staff card for this person in place of any before; ends when the terminal has heard of it. */
  makeStaffCard(staffNo: string, pin: string): Promise<CardProfile> {
    return this.#heard(async () => staffCardOf(staffNo, await this.core.issueStaffCard({ staffNo, pin })));
  }

  /** Has the core say this to its branch, its own books staying as they are; ends when the terminal has heard of it. */
  tell(item: FeedItem): Promise<void> {
    return this.#heard(() => this.core.control({ do: 'publish', item }));
  }

  async #heard<T>(told: () => Promise<T>): Promise<T> {
    const position = async () => (await this.core.books()).terminals[0]?.feedPosition ?? 0;
    const before = await position();
    const value = await told();
    await expect.poll(position, { timeout: 30_000 }).toBeGreaterThan(before);
    return value;
  }

  /** Empties both readers. A hand is slower than a reader: this ends when the page has seen the cards go. */
  async takeCards(): Promise<void> {
    const reader = this.page.getByRole('status', { name: '카드 리더기 상태' }).filter({ visible: true });
    await Promise.all([this.card.remove(), this.#secondCard?.remove()]);
    const [gone, stuck] = ['리더기 · 카드 없음', '리더기 · 카드 응답 없음'] as const;
    try {
      await expect(reader).toHaveText(gone, { timeout: 20_000 });
    } catch {
      // pcscd (1.9.9) can go on telling of a card that was pulled while it was reset, until the next one comes and goes.
      await expect(reader).toHaveText(stuck);
      await this.card.insert(sampleCard(1));
      await expect(reader).toHaveText('리더기 · 카드 있음');
      await this.card.remove();
      await expect(reader).toHaveText(gone);
    }
  }

  /** Cuts the line, or restores it. */
  async line(state: 'UP' | 'DOWN'): Promise<void> {
    await this.core.control({ do: 'line', state });
  }

  /** Ends everything {@link open} started. */
  async close(): Promise<void> {
    await this.closeTerminal();
    await this.#secondCard?.stop();
    await this.#surroundings.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
