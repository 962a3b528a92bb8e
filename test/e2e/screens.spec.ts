import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ProblemTag } from '../../electron/contract/problem.ts';
import { Teller } from '../demo/teller.ts';
import { branches, cardNumbers, customers, staff } from '../simulators/core/sample-bank.ts';
import { branchScreen } from './application.ts';
import { expect, test } from './counter.ts';
import { problem } from './problem.ts';
import { visitOf } from './visit.ts';

const largeScreen = { width: 1920, height: 1080 };
/** For people to look at; not kept in the repository. */
const pictures = join('test-results', 'screens');

/**
 * What every screen owes: nothing axe finds wrong, the main action and everything around it in sight on the branch
 * screen, and each language without words of the other. Leaves the page as it was.
 */
async function inspect(page: Page, name: string): Promise<void> {
  await test.step(name, async () => {
    // The page that other tools open to gather results is one our shells close.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect
      .soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`))
      .toEqual([]);
    await expectInSight(page);
    await expectNothingForeign(page, 'ko');
    await page.screenshot({ path: join(pictures, `${name}-1366.png`) });
    await page.setViewportSize(largeScreen);
    await page.screenshot({ path: join(pictures, `${name}-1920.png`) });
    await page.setViewportSize(branchScreen);
  });
}

async function expectInSight(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => {
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
    return scrollHeight > clientHeight || scrollWidth > clientWidth;
  });
  expect.soft(beyond).toBe(false);
  for (const action of await page.locator('[data-main-action]:visible').all()) {
    await expect.soft(action).toBeInViewport({ ratio: 1 });
  }
}

/** Every word a person could see or a screen reader would tell. */
const wordsOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const shown = (element: Element | null) =>
      element?.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ?? false;
    const texts = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (shown(node.parentElement)) texts.push(node.textContent ?? '');
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
      if (!shown(element)) continue;
      for (const name of ['aria-label', 'title', 'placeholder']) texts.push(element.getAttribute(name) ?? '');
    }
    return texts.flatMap((text) => text.split(/[^\p{L}\p{M}*]+/u)).filter((word) => word !== '');
  });

const people = [...Object.values(customers), ...Object.values(staff)].map(({ name }) => name);
/** Data, which is in no language (a masked word is also data), and what both languages call the same. */
const names = new Set([
  ...people.flatMap((name) => name.split(' ')),
  ...Object.values(branches).flatMap(({ bankName, branchName }) => [bankName, branchName]),
  ...Object.values(customers).map(({ tier }) => tier),
  // The code small at the end of a problem, for the help desk; the letter of the core's numbers.
  ...ProblemTag.options,
  'C',
  // Units of size.
  ...'B KB MB GB TB'.split(' '),
  ...'Virtual PCD Smart OTP NFC USIM SIM EN KO F Alt Home Ctrl Esc Enter Tab K L P EN switch to English'.split(
    ' ',
  ),
  ...'한국어 한국어로 전환 English 영어로 바꾸기'.split(' '),
]);
const script = { ko: /\p{Script=Latin}/u, en: /\p{Script=Hangul}/u };

/** The words that belong to the other language than `language`. */
const foreignTo = (language: 'ko' | 'en', words: readonly string[]): string[] =>
  words.filter((word) => {
    const isData = names.has(word) || word.includes('*');
    return !isData && script[language].test(word.replace('OTP', ''));
  });

/** A picture of a receipt is drawn anew after a change of language, so it is given a moment. */
async function expectNothingForeign(page: Page, language: 'ko' | 'en'): Promise<void> {
  await expect.soft.poll(async () => foreignTo(language, await wordsOn(page))).toEqual([]);
}

test('every screen, looked at in Korean and in English, at both sizes', async ({ branch, page }) => {
  test.setTimeout(240_000);
  const visit = visitOf(customers.vip, 19);
  const english = async (name: string) => {
    await page.getByRole('button', { name: /English/ }).click();
    await test.step(`${name} in English`, async () => {
      await expectNothingForeign(page, 'en');
      await expectInSight(page);
      await page.screenshot({ path: join(pictures, `${name}-en.png`) });
    });
    await page.getByRole('button', { name: /한국어/ }).click();
  };
  const both = async (name: string) => {
    await inspect(page, name);
    await english(name);
  };
  const teller = new Teller(page);
  const { keyboard } = page;

  await both('01-sign-in');
  await teller.signIn(staff.teller.staffNo, staff.teller.password);
  await both('02-home');

  await keyboard.press('F2');
  await page.getByLabel('고객 검색').fill('보기');
  await keyboard.press('Enter');
  await page.getByRole('button', { name: new RegExp(visit.customerNo) }).click();
  await page.getByRole('complementary').getByText(visit.customerNo).waitFor();
  await both('03-customer');
  await keyboard.press('F12');

  await keyboard.press('F12');
  await expect(page.getByText(/^확인이 필요한 항목/)).toBeVisible();
  await both('04-checks-refused');
  await teller.check();
  await both('05-checks');
  await keyboard.press('F12');

  await expect(page.getByRole('heading', { name: '카드를 리더기에 올려 주십시오' })).toBeVisible();
  await both('06-card-absent');
  await branch.putCard(cardNumbers.unknownToCore);
  await problem(page, '은행에 등록되지 않은 카드입니다.').waitFor();
  await both('07-card-unknown');
  await branch.putCard(19);
  await expect(page.getByRole('heading', { name: /^발급할 수 있는 카드입니다/ })).toBeVisible();
  await both('08-card-ready');
  await keyboard.press('F12');

  await page.getByRole('radio', { name: '면제' }).check();
  await both('09-fee-waived');
  await page.getByRole('radio', { name: '현금' }).check();
  await page.getByLabel('받은 금액').fill('5000');
  await both('10-fee-cash');
  await keyboard.press('F12');

  await expect(page.getByRole('heading', { name: '내용을 확인하고 발급하여 주십시오' })).toBeVisible();
  await both('11-issue');
  await branch.card.arm({ kind: 'remove', apdu: 4, moment: 'before' });
  await keyboard.press('F12');
  await problem(page, '카드가 처리 도중 리더기에서 분리되었습니다.').waitFor();
  await both('12-card-pulled');
  await branch.card.reinsert();
  await expect(page.getByText('카드가 다시 올려졌습니다.', { exact: false })).toBeVisible();
  await keyboard.press('F12');
  await expect(page.getByRole('heading', { name: '발급이 끝났습니다' })).toBeVisible();
  await page.getByRole('img', { name: '영수증 미리보기' }).waitFor();
  await both('13-issued');

  await keyboard.press('F4');
  const row = page.locator('[data-history-row]').first();
  await expect(row.getByText('승인', { exact: true })).toBeVisible();
  await both('14-history');
  await row.click();
  await expect(page.getByRole('complementary', { name: '발급 상세' })).toContainText('발급 완료');
  await both('15-history-detail');

  await keyboard.press('F5');
  await expect(page.getByRole('heading', { name: '지금 시재' })).toBeVisible();
  await both('16-drawer');
  await keyboard.press('F8');
  await expect(page.getByRole('heading', { name: '카드 재고' })).toBeVisible();
  await both('17-today');
  await keyboard.press('F6');
  await expect(page.getByRole('region', { name: '할 일' })).toBeVisible();
  await both('17-stock');
  await page.getByRole('button', { name: '카드 인계' }).click();
  await expect(page.getByRole('region', { name: '카드 인계' })).toBeVisible();
  await both('17-stock-hand-over');
  await page.getByLabel('카드 찾기').fill(visit.serialNo.slice(-4));
  await page.getByRole('button', { name: new RegExp(`${visit.serialNo.slice(-4)} 발급`) }).click();
  await expect(page.getByRole('region', { name: '카드 이력' })).toBeVisible();
  await both('17-stock-story');
  await keyboard.press('F4');
  await expect(page.getByRole('heading', { name: '발급 내역' })).toBeVisible();

  await page.getByRole('heading', { name: '발급 내역' }).click();
  await keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await inspect(page, '18-shortcuts');
  await keyboard.press('Escape');
  await keyboard.press('Control+k');
  await page.getByRole('textbox', { name: '명령 찾기' }).waitFor();
  await inspect(page, '19-commands');
  await keyboard.press('Escape');

  await branch.line('DOWN');
  await teller.seeLine('오프라인');
  await keyboard.press('Alt+Home');
  await expect(page.getByRole('heading', { name: '오늘의 창구' })).toBeVisible();
  await both('20-home-offline');
  await keyboard.press('F10');
  const linePanel = page.getByRole('region', { name: '회선과 전송' });
  await expect(linePanel).toContainText('남은 저장 공간');
  await inspect(page, '20-line-panel');
  await keyboard.press('Escape');
  await expect(linePanel).toBeHidden();
  await keyboard.press('Control+l');
  await expect(page.getByRole('heading', { name: '화면이 잠겨 있습니다' })).toBeVisible();
  await both('21-locked');
});
