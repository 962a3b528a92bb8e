import { join, resolve } from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { type ChromiumShellParts, openChromiumShell } from '../../electron/chromium/chromium-shell.ts';
import type { ChildKind } from '../../electron/host/child-process.ts';
import type { TerminalSettings } from '../../electron/host/terminal-settings.ts';
import { electronBinary } from '../../scripts/electron-binary.ts';
import { prepareElectron } from '../demo/electron-shell.ts';

/** A terminal's page in one of the shells, and its end. */
export interface Application {
  readonly page: Page;
  /** Ends a child process as a crash would. */
  kill(kind: ChildKind): Promise<void>;
  close(): Promise<void>;
}

/** The screen common in branches, in CSS pixels. */
export const branchScreen = { width: 1366, height: 768 };

/**
 * Opens the application for a terminal.
 *
 * @param shell `chromium`, or `electron`, whose binary must be there
 * @param folder for what the Electron shell itself wants to write
 * @param parts of the Chromium shell that a test replaces
 */
export async function openApplication(
  shell: string,
  folder: string,
  terminal: TerminalSettings,
  parts?: ChromiumShellParts,
): Promise<Application> {
  if (shell === 'chromium') {
    const opened = await openChromiumShell({ ...terminal, headless: true, windowSize: branchScreen }, parts);
    return {
      get page() {
        return opened.page;
      },
      kill: async (kind) => opened.kill(kind),
      close: () => opened.close(),
    };
  }
  const { args, env } = await prepareElectron(join(folder, 'electron'), terminal);
  const electron = await _electron.launch({ executablePath: resolve(electronBinary() ?? ''), args, env });
  const page = await electron.firstWindow();
  return {
    page,
    kill: (kind) =>
      electron.evaluate(({ app }, name) => {
        for (const child of app.getAppMetrics()) if (child.name === name) process.kill(child.pid, 'SIGKILL');
      }, `Branch Teller ${kind}`),
    close: () => electron.close(),
  };
}
