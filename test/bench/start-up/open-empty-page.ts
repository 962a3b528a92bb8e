import { once } from 'node:events';
import { launchBrowser } from '../../../electron/chromium/launch-browser.ts';
import { removeProfileFolder } from '../../../electron/chromium/profile-folder.ts';
import { firstPaint, now, type StartMoments } from './start-moments.ts';

/** A process that opens a page of one button in the same browser, started in the same way, and nothing else. */

const loaded = now();
const { browser, profile } = await launchBrowser(true, { width: 1366, height: 768 });
const browserLaunched = now();
const page = browser.pages()[0] ?? (await browser.newPage());
await page.goto('data:text/html,<button>OK</button>');
await page.getByRole('button', { disabled: false }).waitFor();
const usable = now();
process.send?.({
  loaded,
  browserLaunched,
  deskStarted: null,
  painted: await page.evaluate(firstPaint),
  usable,
} satisfies StartMoments);
await once(process, 'disconnect');
await browser.close();
await removeProfileFolder(profile);
