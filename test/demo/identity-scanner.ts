import type { Page } from 'playwright-core';

/** An invented resident card, found authentic by the authenticity check. */
const sampleResidentCard = '~119001011000006';

/**
 * An ID scanner at the keyboard's socket, which reads a document laid on it: keys at a scanner's speed, with Enter at
 * the end. No person presses any of them.
 */
export async function scanIdentityDocument(page: Page, line = sampleResidentCard): Promise<void> {
  await page.keyboard.type(line);
  await page.keyboard.press('Enter');
}
