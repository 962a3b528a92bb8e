import type { Page } from 'playwright-core';
import { denominations } from '../../electron/contract/cash.ts';

/** Types an amount in won piece by piece, from the largest; Enter goes from one denomination to the next. */
export async function typeCount(page: Page, amount: number): Promise<void> {
  await page.getByLabel('50,000원').and(page.locator(':focus')).waitFor();
  let left = amount;
  for (const piece of denominations) {
    const pieces = Math.floor(left / Number(piece));
    left -= pieces * Number(piece);
    await page.keyboard.type(String(pieces));
    await page.keyboard.press('Enter');
  }
}
