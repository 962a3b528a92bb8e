import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page, Route } from 'playwright-core';
import { pageOrigin } from '../contract/bridge.ts';
import { succeed } from '../contract/result.ts';
import type { ChildKind } from '../host/child-process.ts';
import { Children } from '../host/children.ts';
import { databaseKey } from '../host/database-key.ts';
import { mayLoad } from '../host/guard.ts';
import { keyFile } from '../host/key-file.ts';
import { printByLp } from '../host/line-printer.ts';
import { pageAddress } from '../host/page-address.ts';
import { pageAnswer } from '../host/page-answer.ts';
import { PageFiles } from '../host/page-files.ts';
import { startMark } from '../host/start-mark.ts';
import type { TerminalSettings } from '../host/terminal-settings.ts';
import { forkChild } from './fork-child.ts';
import { PageBridge } from './page-bridge.ts';
import { removeProfileFolder } from './profile-folder.ts';

export interface ChromiumShellOptions extends Omit<TerminalSettings, 'core'> {
  /** A promise where the core is still being started: the browser need not wait for it. */
  readonly core: TerminalSettings['core'] | Promise<TerminalSettings['core']>;
  /** No window: for tests, the demo and machines without a display. */
  readonly headless: boolean;
  /** Of the page in CSS pixels when headless, else of the window. */
  readonly windowSize: { readonly width: number; readonly height: number };
}

/** What the shell puts together; tests of the shell alone put in parts of their own. */
export interface ChromiumShellParts {
  readonly modules: Readonly<Record<ChildKind, string>>;
  readonly pageFolder: string;
}

/** Milliseconds a page may take to go. */
const pageLeaveLimit = 2_000;

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
/** The parts of the application itself. */
export const product: ChromiumShellParts = {
  modules: { desk: path('../desk/main.ts'), card: path('../../native/main.ts') },
  pageFolder: path('../../dist/page'),
};

export interface ChromiumShell {
  /** The page, for whoever drives it; another one after its process has crashed. */
  readonly page: Page;
  /** Resolves when the shell has ended, by {@link close} or because its window was closed. */
  readonly closed: Promise<void>;
  /** Ends a child process as a crash would; the shell starts it again. */
  kill(kind: ChildKind): void;
  /** Lets the desk finish, closes the browser, leaves nothing running and no profile behind. Safe to repeat. */
  close(): Promise<void>;
}

/**
 * Opens the application in the system's Chromium: the page answers from intercepted requests on an invented origin,
 * calls travel over a binding in the browser's own pipe. No TCP port is opened and no request leaves the browser.
 */
export async function openChromiumShell(
  options: ChromiumShellOptions,
  parts: ChromiumShellParts = product,
): Promise<ChromiumShell> {
  const { environment, core, headless, windowSize } = options;
  const dataFolder = resolve(options.dataFolder);
  const scanner =
    options.scannerFolder === undefined ? {} : { scannerFolder: resolve(options.scannerFolder) };
  const files = await PageFiles.read(parts.pageFolder);

  const children = new Children({
    startChild: (kind) => forkChild(parts.modules[kind]),
    deskStart: async () => {
      const key = await databaseKey(keyFile(dataFolder), environment, dataFolder);
      if (!key.ok) return key;
      return succeed({ environment, dataFolder, ...scanner, core: await core, databaseKey: key.value });
    },
    toPage: (message) => bridge?.push(message),
    reloadPage: () => void showPage(),
    print: (pdf) => printByLp(pdf),
  });
  // The desk opens its database while the browser's driver is loaded and the browser starts.
  void children.start();

  let bridge: PageBridge | null = null;
  let page: Page | null = null;
  let browser: BrowserContext;
  let profile: string;
  try {
    const { launchBrowser } = await import('./launch-browser.ts');
    ({ browser, profile } = await launchBrowser(headless, windowSize));
    performance.mark(startMark.browserLaunched);
  } catch (error) {
    await children.stop();
    throw error;
  }

  async function showPage(): Promise<void> {
    // Overtaken by another load of the same page, or by the end: either way somebody else has the last word.
    await page?.goto(pageAddress, { waitUntil: 'commit' }).catch(() => {});
  }

  async function answer(route: Route): Promise<void> {
    const request = route.request();
    const response = pageAnswer(files, children, { method: request.method(), url: request.url() });
    // `aborted` cancels a navigation and leaves the document in place; any other code shows the browser's error page.
    if (response === null) return route.abort('aborted');
    return route.fulfill({ ...response, body: Buffer.from(response.body) });
  }

  /** A page that goes sends what was typed last, while there is a desk to take it; one that hangs is not waited for. */
  const leavePage = async (): Promise<void> => {
    if (page === null || page.isClosed()) return;
    const left = page.waitForEvent('close', { timeout: pageLeaveLimit });
    void page.close({ runBeforeUnload: true }).catch(() => {});
    await left.catch(() => {});
  };

  let closing: Promise<void> | null = null;
  const ended = Promise.withResolvers<void>();
  const close = (): Promise<void> => {
    closing ??= (async () => {
      await leavePage();
      await children.stop();
      await browser.close();
      await removeProfileFolder(profile);
      ended.resolve();
    })();
    return closing;
  };
  browser.on('close', () => void close());

  const adopt = (next: Page): void => {
    page = next;
    next.on('close', () => {
      if (next === page) void close();
    });
    next.on('crash', () => void replace(next).catch(() => {}));
    // Interception does not see file: and browser pages, where a dropped file or a shortcut can lead.
    next.on('framenavigated', (frame) => {
      if (frame === next.mainFrame() && !mayLoad(frame.url())) void showPage();
    });
  };
  /** The page's process is gone, its work is in the desk: another page finds it there. */
  const replace = async (crashed: Page): Promise<void> => {
    replacing = true;
    adopt(await browser.newPage());
    replacing = false;
    await showPage();
    await crashed.close();
  };
  let replacing = false;
  adopt(browser.pages()[0] ?? (await browser.newPage()));
  // Nothing may open a second window; the policy forbids it to the page, this closes what a person opens by keyboard.
  browser.on('page', (other) => {
    if (!replacing) void other.close().catch(() => {});
  });
  await browser.route('**', (route) => answer(route).catch(() => {}));
  // What the guard lets the page use; of all else Chromium under a driver grants nothing.
  await browser.grantPermissions(['camera'], { origin: pageOrigin });
  bridge = await PageBridge.install(browser, {
    ownPage: () => page,
    connected: () => children.pageConnected(),
    received: (message) => children.fromPage(message),
  });
  await showPage();
  return {
    get page() {
      // Set by `adopt` before anybody can ask.
      return page as Page;
    },
    closed: ended.promise,
    kill: (kind) => children.kill(kind),
    close,
  };
}
