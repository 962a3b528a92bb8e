import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openChromiumShell } from '../../../electron/chromium/chromium-shell.ts';
import { loadDevice } from '../../../electron/desk/device/device.ts';
import { keyFile } from '../../../electron/host/key-file.ts';
import { Teller } from '../../demo/teller.ts';
import { enrolTerminal, openTerminal } from '../../faults/year-offline/offline-terminal.ts';
import { workOffline } from '../../faults/year-offline/work-offline.ts';
import { withReaders } from '../../simulators/card/reader-lock.ts';
import { SimulatedCoreProcess } from '../../simulators/core/core-process.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import type { Bench, Measurement } from '../bench.ts';
import { openEmptyTallPage } from './empty-tall-page.ts';
import { type Scrolling, scrollInPage } from './scroll-in-page.ts';

const issuances = 100_000;
const rounds = 5;
const windowSize = { width: 1366, height: 768 };
const ours = '[data-history-scroll]';

/** A wheel turned fast, and the handle of the bar dragged from the first row to the last. */
const ways: Readonly<Record<string, Omit<Scrolling, 'selector'>>> = {
  'by the wheel': { pace: 3_000, ms: 4_000 },
  'from end to end': { pace: null, ms: 6_000 },
};

/** Frames while the history of a terminal is scrolled in the real browser, against a page as long with nothing in it. */
export const scrollBench: Bench = {
  run: (folder) =>
    withReaders(async () => {
      const core = await SimulatedCoreProcess.start({ folder: join(folder, 'core') });
      try {
        const start = await enrolTerminal(core, join(folder, 'terminal'));
        await core.control({ do: 'line', state: 'DOWN' });
        const database = openTerminal(start);
        const { epoch, privateKey, enrolment } = loadDevice(database.connection);
        if (enrolment === null) throw new Error('the terminal is not enrolled');
        const { terminalId, branchNo } = enrolment;
        await workOffline(
          { connection: database.connection, owner: { terminalId, epoch, privateKey }, branchNo },
          (made) => made === issuances,
        );
        database.close();
        const { databaseKey, ...terminal } = start;
        await keyFile(terminal.dataFolder).write(databaseKey ?? '');

        const shell = await openChromiumShell({ ...terminal, headless: true, windowSize });
        try {
          const { page } = shell;
          await openHistory(page);
          const height = await page.locator(ours).evaluate((box) => box.scrollHeight);
          const empty = await openEmptyTallPage(height, windowSize);
          try {
            return {
              setting: `${issuances.toLocaleString('en-US')} rows at ${windowSize.width} × ${windowSize.height}, ${rounds} rounds`,
              measurements: [...(await scrolled(page, empty.page)), await jumpedToEnd(page)],
            };
          } finally {
            await empty.close();
          }
        } finally {
          await shell.close();
        }
      } finally {
        await core.stop();
      }
    }),
};

async function openHistory(page: Page): Promise<void> {
  const teller = new Teller(page);
  await teller.seeSignIn();
  await teller.signIn(staff.teller.staffNo, staff.teller.password);
  await page.keyboard.press('F4');
  await page.locator('[data-history-row] strong').first().waitFor();
}

async function scrolled(page: Page, empty: Page): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const [way, how] of Object.entries(ways)) {
    const frames: number[] = [];
    const emptyFrames: number[] = [];
    const slow: number[] = [];
    const emptySlow: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const times = await page.evaluate(scrollInPage, { ...how, selector: ours });
      frames.push(perSecond(times));
      slow.push(slowestButATwentieth(times));
      const emptyTimes = await empty.evaluate(scrollInPage, { ...how, selector: '#scroll' });
      emptyFrames.push(perSecond(emptyTimes));
      emptySlow.push(slowestButATwentieth(emptyTimes));
    }
    const bare = `empty page, ${way}`;
    const bareFrame = `${bare}: 95th percentile of a frame`;
    measurements.push(
      { name: `frames, ${way}`, unit: 'per second', rounds: frames, against: [bare] },
      { name: bare, unit: 'per second', rounds: emptyFrames, against: [] },
      { name: `${way}: 95th percentile of a frame`, unit: 'ms', rounds: slow, against: [bareFrame] },
      { name: bareFrame, unit: 'ms', rounds: emptySlow, against: [] },
    );
  }
  return measurements;
}

/** From the key End on the first row until the last one is told, when every page between has been reached before. */
async function jumpedToEnd(page: Page): Promise<Measurement> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await page.keyboard.press('Home');
    await page.locator('[data-history-row]').first().focus();
    const pressed = performance.now();
    await page.keyboard.press('End');
    await page.locator(`[data-index="${issuances - 1}"] strong`).waitFor();
    times.push(performance.now() - pressed);
  }
  return { name: 'End, until the last row is there', unit: 'ms', rounds: times, against: [] };
}

const perSecond = (times: readonly number[]): number =>
  (1_000 * times.length) / times.reduce((sum, ms) => sum + ms, 0);

const slowestButATwentieth = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.ceil(0.95 * times.length) - 1] ?? Number.NaN;
