import { expect, type Locator, type Page, test } from '@playwright/test';
import { ProblemTag } from '../../electron/contract/problem.ts';
import { branches, customers, staff } from '../simulators/core/sample-bank.ts';
import { expectAccessible } from './accessible.ts';
import { branchScreen } from './application.ts';
import { picture } from './picture.ts';

/** The larger screen some branches have, for people to look at. */
const large = { width: 1920, height: 1080 };
/** The branch screen with everything a quarter larger, and twice as large. */
const quarterLarger = { width: 1093, height: 614 };
const twiceAsLarge = { width: 683, height: 384 };

/**
 * What every screen owes: nothing axe finds wrong, the main action and everything around it in sight on the branch
 * screen, also a quarter larger, reached by scrolling when twice as large (WCAG 2.2, 1.4.4), and each language without
 * words of the other. Leaves the page as it was.
 */
export async function inspect(page: Page, name: string): Promise<void> {
  await test.step(name, async () => {
    await expectAccessible(page);
    await expectInSight(page, await mainActions(page));
    await expectNothingForeign(page, 'ko');
    await picture(page, `${name}-1366`);
    for (const screen of [
      quarterLarger,
      twiceAsLarge,
      ...(process.env.PICTURES === 'DRAWN' ? [large] : []),
    ]) {
      await page.setViewportSize(screen);
      if (screen === twiceAsLarge) await expectReachable(page);
      else await expectInSight(page, await mainActionsOnTop(page));
      await picture(page, `${name}-${screen.width}`);
    }
    await page.setViewportSize(branchScreen);
  });
}

async function expectInSight(page: Page, actions: readonly Locator[]): Promise<void> {
  const beyond = await page.evaluate(() => {
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
    return scrollHeight > clientHeight || scrollWidth > clientWidth;
  });
  expect.soft(beyond).toBe(false);
  expect.soft(await cutOff(page)).toEqual([]);
  for (const action of actions) await expect.soft(action).toBeInViewport({ ratio: 1 });
}

const mainActions = (within: Page | Locator): Promise<Locator[]> =>
  within.locator('[data-main-action]:visible').all();

/** Those that have the keyboard: what lies beneath a dialog has not. */
async function mainActionsOnTop(page: Page): Promise<Locator[]> {
  const dialog = page.getByRole('dialog').last();
  return await mainActions((await dialog.isVisible()) ? dialog : page);
}

/** What could be pressed or filled in, were it not beyond the right edge of the window. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, input, select, textarea, [role=tab]')]
      .filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      .filter((element) => element.getBoundingClientRect().right > innerWidth)
      .map((element) => element.getAttribute('aria-label') ?? element.textContent ?? ''),
  );

/** Main actions come into sight by scrolling, whole but for fractions of a pixel. */
async function expectReachable(page: Page): Promise<void> {
  for (const action of await mainActionsOnTop(page)) {
    await action.evaluate((element) => element.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
    await expect.soft(action).toBeInViewport({ ratio: 0.98 });
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
  // The code small at the end of a problem, for the help desk; the letters of the core's and provisional numbers.
  ...ProblemTag.options,
  'C',
  // Codes of retention rules, as entries name them.
  ...'DRAFT FILE AT CORE EFTA'.split(' '),
  // The core's code of a rejection, beside its sentence.
  ...'IDENTITY DOCUMENT REPORTED LOST'.split(' '),
  // Kinds of files, and what those are called that customers bring.
  ...'PDF JPEG PNG HEIC TIFF pdf jpg png tif wav amr exe police statement program blank locked damaged fax call IMG img src x onerror alert'.split(
    ' ',
  ),
  'O',
  // Addresses of sample people, of which a part is masked.
  ...'example com 보기특별시 보기구'.split(' '),
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
    return !isData && script[language].test(word.replace(/OTP|PDF|JPEG/g, ''));
  });

/** A picture of a receipt is drawn anew after a change of language, so it is given a moment. */
async function expectNothingForeign(page: Page, language: 'ko' | 'en'): Promise<void> {
  await expect.soft.poll(async () => foreignTo(language, await wordsOn(page))).toEqual([]);
}

/** {@link inspect} in Korean, then the words and what is in sight in English. Leaves the page in Korean. */
export async function inspectInBothLanguages(page: Page, name: string): Promise<void> {
  await inspect(page, name);
  await page.getByRole('button', { name: /English/ }).click();
  await test.step(`${name} in English`, async () => {
    await expectNothingForeign(page, 'en');
    await expectInSight(page, await mainActions(page));
    await picture(page, `${name}-en`);
  });
  await page.getByRole('button', { name: /한국어/ }).click();
}
