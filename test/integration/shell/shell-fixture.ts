import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import {
  type ChromiumShellOptions,
  type ChromiumShellParts,
  openChromiumShell,
} from '../../../electron/chromium/chromium-shell.ts';

const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

export const testParts: ChromiumShellParts = {
  modules: { desk: fixture('desk.ts'), card: fixture('card.ts') },
  pageFolder: fixture('page'),
};

export const testTerminal = (root: string, environment: 'DEMO' | 'PRODUCTION'): ChromiumShellOptions => ({
  environment,
  dataFolder: join(root, 'data'),
  core: { origin: 'https://core.invalid', authority: '', enrolmentCode: null },
  headless: true,
  windowSize: { width: 1366, height: 768 },
});

/** The real shell and the real Chromium around a test page and throw-away children, with a data folder of its own. */
export async function openTestShell({
  environment = 'DEMO',
  root = mkdtempSync(join(tmpdir(), 'shell-test-')),
}: {
  environment?: 'DEMO' | 'PRODUCTION';
  /** Folder to start in again; its `data` is the data folder. */
  root?: string;
} = {}) {
  const shell = await openChromiumShell(testTerminal(root, environment), testParts);
  return Object.assign(shell, {
    root,
    async end() {
      await shell.close();
      rmSync(root, { recursive: true, force: true });
    },
  });
}

/** How long a busy machine may take to do what it should do at once, for `expect.poll`. */
export const soon = { timeout: 20_000 } as const;

/** Waits until the test page has run. (The driver's waitForFunction evaluates text, which the policy forbids.) */
export const pageReady = (page: Page): Promise<void> =>
  page.locator('html[data-ready]').waitFor({ state: 'attached' });

/** Sends from the page and waits for the next message the page hears. */
export const ask = (page: Page, message: string): Promise<string> =>
  page.evaluate(async (text) => {
    const { heard, branchTeller } = window as unknown as {
      heard: string[];
      branchTeller: { send(message: string): void };
    };
    const before = heard.length;
    branchTeller.send(text);
    while (heard.length === before) await new Promise((resolve) => setTimeout(resolve, 5));
    return heard[before] as string;
  }, message);
