import { join } from 'node:path';
import { keyFile } from '../../electron/host/key-file.ts';
import { scrollInPage } from '../bench/scroll/scroll-in-page.ts';
import { Teller } from '../demo/teller.ts';
import { enrolTerminal, fillTerminal } from '../faults/year-offline/offline-terminal.ts';
import { SimulatedCoreProcess } from '../simulators/core/core-process.ts';
import { staff } from '../simulators/core/sample-bank.ts';
import { expect, test } from './counter.ts';

const entries = 3_000;

test('a history of many pages: its last row by one key, any row by the bar, and only those in sight in the page', async ({
  folder,
  openAnother,
}) => {
  // The whole backlog drains beside whatever else the machine has to do.
  test.slow();
  const core = await SimulatedCoreProcess.start({ folder: join(folder, 'core') });
  try {
    const start = await enrolTerminal(core, join(folder, 'terminal'));
    await core.control({ do: 'line', state: 'DOWN' });
    await fillTerminal(start, entries);
    const { databaseKey, ...terminal } = start;
    await keyFile(terminal.dataFolder).write(databaseKey ?? '');

    const { page } = await openAnother(terminal);
    const teller = new Teller(page);
    await teller.seeSignIn();
    await teller.signIn(staff.teller.staffNo, staff.teller.password);
    await page.keyboard.press('F4');
    const told = (index: number) => page.locator(`[data-history-row][data-index="${index}"] strong`);
    const rows = page.locator('[data-history-row]');
    await told(0).waitFor();
    const total = Number(await page.getByRole('table').getAttribute('aria-rowcount')) - 1;
    expect(total).toBeGreaterThan(1_000);

    await rows.first().focus();
    await page.keyboard.press('End');
    await expect(told(total - 1)).toBeInViewport();
    await expect(rows.last()).toBeFocused();
    await page.keyboard.press('Home');
    await expect(told(0)).toBeInViewport();

    // Nobody could read rows that fly past: they are drawn where they come to rest.
    const table = page.locator('[data-history-scroll]');
    await expect(table).toHaveAttribute('data-flying', 'false');
    const rowsInFlight = await table.evaluateHandle((box) => {
      const counts: number[] = [];
      new MutationObserver(() => {
        if (box.getAttribute('data-flying') === 'true')
          counts.push(box.querySelectorAll('[data-history-row]').length);
      }).observe(box, { attributeFilter: ['data-flying'] });
      return counts;
    });
    // On a machine too busy for frames every scrolling is a leap or two.
    await expect(async () => {
      await page.evaluate(scrollInPage, { selector: '[data-history-scroll]', pace: null, ms: 500 });
      expect(await rowsInFlight.jsonValue()).toContain(1);
    }).toPass();
    await expect(told(total - 1)).toBeInViewport();

    const middle = Math.floor(total / 2);
    await table.evaluate((box, share) => {
      box.scrollTop = share * box.scrollHeight;
    }, middle / total);
    await expect(told(middle + 5)).toBeInViewport();
    expect(await rows.count()).toBeLessThan(60);

    // What changes while the first answer to a search is on its way is told all the same: the answer waits before the page.
    const serialNo =
      (await rows
        .first()
        .getByText(/^7777 /)
        .textContent()) ?? '';
    const held = await page.evaluateHandle(
      (number) => {
        const dispatch = EventTarget.prototype.dispatchEvent;
        const answers: (() => void)[] = [];
        EventTarget.prototype.dispatchEvent = function (event) {
          const isAnswer = event instanceof MessageEvent && String(event.data).includes(number);
          if (!isAnswer) return dispatch.call(this, event);
          answers.push(() => dispatch.call(this, event));
          return true;
        };
        return {
          count: () => answers.length,
          letGo: () => {
            EventTarget.prototype.dispatchEvent = dispatch;
            for (const answer of answers) answer();
          },
        };
      },
      serialNo.replaceAll(' ', ''),
    );
    await page.getByLabel('내역 검색').fill(serialNo);
    await expect.poll(() => held.evaluate(({ count }) => count())).toBe(1);
    await core.control({ do: 'line', state: 'UP' });
    await expect(page.getByLabel('회선 상태')).toHaveText('온라인', { timeout: 240_000 });
    // All of them judged, and heard of here.
    await page.keyboard.press('F10');
    const line = page.getByRole('region', { name: '회선과 전송' });
    await expect(line).toContainText('모두 전송되었습니다');
    await expect(line).not.toContainText('회선 없이 발급', { timeout: 60_000 });
    await page.keyboard.press('Escape');
    await held.evaluate(({ letGo }) => letGo());
    await expect(page.getByText('전체 1건')).toBeVisible();
    await expect(rows).toContainText(/승인|반려/);
  } finally {
    await core.stop();
  }
});
