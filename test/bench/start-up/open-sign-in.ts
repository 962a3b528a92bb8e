import { once } from 'node:events';
import { openChromiumShell } from '../../../electron/chromium/chromium-shell.ts';
import { startMark } from '../../../electron/host/start-mark.ts';
import { readTerminalSettings } from '../../../electron/host/terminal-settings.ts';
import { Teller } from '../../demo/teller.ts';
import { firstPaint, now, type StartMoments } from './start-moments.ts';

/** A process that opens a terminal up to the sign-in page, without a window, and closes it when its parent lets go. */

const loaded = now();
const [, , settingsFile = ''] = process.argv;
const shell = await openChromiumShell({
  ...(await readTerminalSettings(settingsFile)),
  headless: true,
  windowSize: { width: 1366, height: 768 },
});
await new Teller(shell.page).seeSignIn();
const usable = now();

const momentOf = (mark: string): number => {
  const [entry] = performance.getEntriesByName(mark, 'mark');
  if (entry === undefined) throw new Error(`the start left no mark “${mark}”`);
  return performance.timeOrigin + entry.startTime;
};
process.send?.({
  loaded,
  browserLaunched: momentOf(startMark.browserLaunched),
  deskStarted: momentOf(startMark.deskStarted),
  painted: await shell.page.evaluate(firstPaint),
  usable,
} satisfies StartMoments);
await once(process, 'disconnect');
await shell.close();
