import { join } from 'node:path';
import { type BrowserContext, chromium, errors } from 'playwright-core';
import { makeProfileFolder, removeProfileFolder } from './profile-folder.ts';

/** Milliseconds a browser may take to start; the driver would wait three minutes. */
const launchLimit = 30_000;

/**
 * Starts the system's Chromium on an empty profile, quiet and without a network, driven over a pipe: no port is opened.
 * Its window is the application's own, without tabs and address bar. A start that hangs, as may happen on a busy
 * machine, is given up, and a new one is made.
 *
 * @returns the browser, and its profile, which whoever closes the browser removes
 */
export async function launchBrowser(
  headless: boolean,
  size: { readonly width: number; readonly height: number },
): Promise<{ readonly browser: BrowserContext; readonly profile: string }> {
  const launch = async () => {
    const profile = await makeProfileFolder();
    try {
      return { browser: await launchOn(profile, headless, size), profile };
    } catch (error) {
      await removeProfileFolder(profile);
      throw error;
    }
  };
  return launch().catch((error: unknown) => {
    if (error instanceof errors.TimeoutError) return launch();
    throw error;
  });
}

function launchOn(
  profile: string,
  headless: boolean,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium',
    // Within the profile, which the next start removes when this shell is killed.
    artifactsDir: join(profile, 'artifacts'),
    headless,
    timeout: launchLimit,
    // Chromium's own sandbox does not work for root.
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: headless ? { width, height } : null,
    locale: 'ko-KR',
    serviceWorkers: 'block',
    acceptDownloads: false,
    permissions: [],
    // The shell decides when to end, and in what order.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      // Without the address bar Chromium also saves the process in which it keeps the bar's suggestions ready.
      '--app=data:text/html,',
      ...(headless ? [] : [`--window-size=${width},${height}`]),
      // No name resolves: whatever Chromium wants of the network, it does not get it.
      '--host-resolver-rules=MAP * ~NOTFOUND',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--lang=ko',
      // Quiet about being driven by a program and running without its sandbox as root.
      '--test-type',
    ],
  });
}
