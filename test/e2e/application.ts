import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, test as base, type Page } from '@playwright/test';
import { openChromiumShell } from '../../electron/chromium/chromium-shell.ts';
import type { TerminalSettings } from '../../electron/host/terminal-settings.ts';
import { electronBinary } from '../../scripts/electron-binary.ts';
import { prepareElectron } from '../demo/electron-shell.ts';
import { SimulatedCoreProcess } from '../simulators/core/core-process.ts';

/** A terminal's page in whichever shell the project's name says, and its end. */
export interface Application {
  readonly page: Page;
  close(): Promise<void>;
}

/** Tests with a bank around them: a simulated core, and a new terminal of its main branch, opened in the project's shell. */
export const test = base.extend<{ core: SimulatedCoreProcess; application: Application }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  core: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'branch-teller-e2e-'));
    const core = await SimulatedCoreProcess.start({ folder });
    await use(core);
    await core.stop();
    rmSync(folder, { recursive: true });
  },
  application: async ({ core }, use, testInfo) => {
    const folder = mkdtempSync(join(tmpdir(), 'branch-teller-e2e-'));
    const application = await open(testInfo.project.name, folder, {
      environment: 'DEMO',
      dataFolder: join(folder, 'terminal'),
      core: {
        origin: core.origin,
        authority: core.authority,
        enrolmentCode: await core.issueEnrolmentCode(),
      },
    });
    await use(application);
    await application.close();
    rmSync(folder, { recursive: true });
  },
});

async function open(shell: string, folder: string, terminal: TerminalSettings): Promise<Application> {
  if (shell === 'chromium') {
    return openChromiumShell({ ...terminal, headless: true, windowSize: { width: 1366, height: 768 } });
  }
  const executablePath = electronBinary();
  base.skip(executablePath === undefined, 'no Electron binary');
  const { args, env } = await prepareElectron(join(folder, 'electron'), terminal);
  const electron = await _electron.launch({ executablePath: resolve(executablePath as string), args, env });
  return { page: await electron.firstWindow(), close: () => electron.close() };
}
