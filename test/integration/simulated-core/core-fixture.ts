import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, vi } from 'vitest';
import type { JournalEntry } from '../../../electron/contract/journal-entry.ts';
import type { Books } from '../../simulators/core/books.ts';
import { SimulatedCoreProcess } from '../../simulators/core/core-process.ts';
import { TestTerminal } from './test-terminal.ts';

/** A core for the tests of one file, started before them and stopped after them; its terminals with it. */
export class CoreFixture {
  readonly folder = mkdtempSync(join(tmpdir(), 'branch-teller-core-'));
  readonly #terminals: TestTerminal[] = [];
  #core: SimulatedCoreProcess | undefined;

  constructor() {
    beforeAll(() => this.start());
    afterAll(async () => {
      for (const { caller } of this.#terminals) await caller.close();
      await this.#core?.stop();
      rmSync(this.folder, { recursive: true });
    });
  }

  get core(): SimulatedCoreProcess {
    if (this.#core === undefined) throw new Error('the core is not started');
    return this.#core;
  }

  async start(): Promise<void> {
    this.#core = await SimulatedCoreProcess.start({ folder: this.folder });
  }

  /** A newly enrolled terminal. */
  async terminal(branchNo?: string): Promise<TestTerminal> {
    const terminal = await TestTerminal.enrol(this.core, await this.core.issueEnrolmentCode(branchNo));
    this.#terminals.push(terminal);
    return terminal;
  }

  /** What the books say of a shipped `SmartOtpIssued`, once it has been judged. */
  judgementOf(entry: JournalEntry | undefined): Promise<Books['issuances'][number]> {
    return vi.waitFor(
      async () => {
        const judged = (await this.core.books()).issuances.find(({ entryId }) => entryId === entry?.id);
        if (judged === undefined) throw new Error('not judged yet');
        return judged;
      },
      { timeout: 10_000, interval: 10 },
    );
  }
}
