import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type ChromiumShell, openChromiumShell } from '../../electron/chromium/chromium-shell.ts';
import type { TerminalSettings } from '../../electron/host/terminal-settings.ts';
import { openSurroundings, type Surroundings } from '../demo/surroundings.ts';
import { SimulatedCardProcess } from '../simulators/card/card-process.ts';
import { sampleCard } from '../simulators/card/sample-card.ts';
import { VIRTUAL_READERS } from '../simulators/card/virtual-reader.ts';

/** The screen common in branches, in CSS pixels. */
export const branchScreen = { width: 1366, height: 768 };

/**
 * A branch in miniature: core, readers and cards around one terminal whose page is open in the real browser. Nothing
 * of the product is replaced.
 */
export class Branch {
  readonly core: Surroundings['core'];
  /** The card of the first reader. */
  readonly card: SimulatedCardProcess;
  readonly readers: Surroundings['readers'];
  readonly settings: TerminalSettings;
  /** What the page or the browser complained of since {@link complaints} was emptied: errors, refused loads. */
  readonly complaints: string[] = [];
  readonly #folder: string;
  readonly #surroundings: Surroundings;
  #shell: ChromiumShell | null = null;
  #secondCard: SimulatedCardProcess | null = null;

  private constructor(folder: string, surroundings: Surroundings, settings: TerminalSettings) {
    this.#folder = folder;
    this.#surroundings = surroundings;
    this.core = surroundings.core;
    this.card = surroundings.card;
    this.readers = surroundings.readers;
    this.settings = settings;
  }

  /** @param dataFolder of the terminal, when it is to lie somewhere special */
  static async open(dataFolder?: string): Promise<Branch> {
    const folder = await mkdtemp(join(tmpdir(), 'branch-teller-e2e-'));
    const surroundings = await openSurroundings(folder);
    const settings = await surroundings.terminal();
    const branch = new Branch(folder, surroundings, { ...settings, dataFolder: dataFolder ?? settings.dataFolder });
    try {
      await branch.openTerminal();
    } catch (error) {
      await branch.close();
      throw error;
    }
    return branch;
  }

  get shell(): ChromiumShell {
    if (this.#shell === null) throw new Error('the terminal is closed');
    return this.#shell;
  }

  get page(): Page {
    return this.shell.page;
  }

  async openTerminal(): Promise<void> {
    this.#shell = await openChromiumShell({ ...this.settings, headless: true, windowSize: branchScreen });
    this.page.on('pageerror', (error) => this.complaints.push(error.message));
    this.page.on('console', (said) => {
      if (said.type() === 'error') this.complaints.push(said.text());
    });
  }

  async closeTerminal(): Promise<void> {
    await this.#shell?.close();
    this.#shell = null;
  }

  /** Puts the n-th sample card into the first reader in place of whatever is there. */
  async putCard(n: number): Promise<void> {
    await this.takeCard();
    await this.card.insert(sampleCard(n));
  }

  /** Puts the n-th sample card into the second reader, beside the first. */
  async putSecondCard(n: number): Promise<void> {
    this.#secondCard ??= await SimulatedCardProcess.start();
    await this.#secondCard.insert(sampleCard(n), VIRTUAL_READERS[1].port);
  }

  /** Empties both readers. */
  async takeCard(): Promise<void> {
    await Promise.all([this.card.remove(), this.#secondCard?.remove()]);
  }

  /** Ends everything {@link open} started. */
  async close(): Promise<void> {
    await this.closeTerminal();
    await this.#secondCard?.stop();
    await this.#surroundings.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
