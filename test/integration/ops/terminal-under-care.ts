import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Desk } from '../../../electron/desk/desk.ts';
import type { TerminalSettings } from '../../../electron/host/terminal-settings.ts';
import { SimulatedCoreProcess } from '../../simulators/core/core-process.ts';
import { databaseKey } from '../../unit/desk/database-key.ts';
import { keepKey } from '../../unit/ops/enrolled-terminal.ts';

/** A terminal with its settings, its key and a core, whose desk a test starts and stops. */
export class TerminalUnderCare {
  readonly core: SimulatedCoreProcess;
  readonly folder: string;
  readonly #start: TerminalSettings;
  #desk: Desk | null = null;
  #copies = 0;

  private constructor(core: SimulatedCoreProcess, folder: string, enrolmentCode: string) {
    this.core = core;
    this.folder = folder;
    this.#start = {
      environment: 'DEMO',
      dataFolder: join(folder, 'terminal'),
      core: { origin: core.origin, authority: core.authority, enrolmentCode },
    };
  }

  /** A terminal that is enrolled, has shipped its journal and runs. */
  static async start(): Promise<TerminalUnderCare> {
    const folder = mkdtempSync(join(tmpdir(), 'branch-teller-ops-'));
    const core = await SimulatedCoreProcess.start({ folder: join(folder, 'core') });
    const terminal = new TerminalUnderCare(core, folder, await core.issueEnrolmentCode());
    keepKey(terminal.dataFolder, databaseKey);
    writeFileSync(terminal.settings, terminal.settingsText());
    writeFileSync(join(folder, 'authority.pem'), core.authority);
    await terminal.startDesk();
    return terminal;
  }

  get dataFolder(): string {
    return this.#start.dataFolder;
  }

  /** The settings file. */
  get settings(): string {
    return join(this.folder, 'terminal.json');
  }

  get desk(): Desk {
    if (this.#desk === null) throw new Error('the desk does not run');
    return this.#desk;
  }

  /** A settings file's content, with another data folder or core for this test. */
  settingsText(change: { dataFolder?: string; origin?: string; authorityFile?: string } = {}): string {
    const { environment, dataFolder, core } = this.#start;
    return JSON.stringify({
      environment,
      dataFolder: change.dataFolder ?? dataFolder,
      core: {
        origin: change.origin ?? core.origin,
        authorityFile: change.authorityFile ?? 'authority.pem',
        enrolmentCode: null,
      },
    });
  }

  /** A file beside the settings. */
  write(name: string, content: string): string {
    const file = join(this.folder, name);
    writeFileSync(file, content, { mode: 0o600 });
    return file;
  }

  async startDesk(): Promise<void> {
    if (this.#desk !== null) return;
    const opened = Desk.open(
      { ...this.#start, databaseKey },
      { postToCard: () => {}, restartCard: () => {}, print: async () => 'NO_PRINTER', now: Date.now },
    );
    if (!opened.ok) throw new Error(opened.problem.tag);
    this.#desk = opened.value;
    await this.#until(() => (this.#desk?.counter?.sync.storedThrough ?? 0) > 0);
  }

  async stopDesk(): Promise<void> {
    await this.#desk?.stop();
    this.#desk = null;
  }

  /** Records acts that nobody's rules ask about. */
  record(count: number): void {
    const { counter } = this.desk;
    for (let n = 0; n < count; n += 1)
      counter?.journal.record({
        type: 'StaffSignedIn',
        payload: { role: 'TELLER', online: true },
        actor: '100001',
      });
  }

  /** The data of the stopped terminal again, with its key, to be damaged. */
  copyOfData(): string {
    this.#copies += 1;
    const copy = join(this.folder, `copy-${this.#copies}`);
    this.copyDataTo(copy);
    return copy;
  }

  copyDataTo(folder: string): void {
    // Node's own copying forgets permissions.
    execFileSync('cp', ['-a', this.dataFolder, folder]);
    execFileSync('cp', ['-a', `${this.dataFolder}-key`, `${folder}-key`]);
  }

  async stop(): Promise<void> {
    await this.stopDesk();
    await this.core.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #until(condition: () => boolean): Promise<void> {
    for (let tries = 0; !condition(); tries += 1) {
      if (tries > 600) throw new Error('the terminal did not get ready');
      await sleep(50);
    }
  }
}
