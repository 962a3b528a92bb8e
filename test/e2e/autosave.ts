import type { Page } from '@playwright/test';
import { expect } from './counter.ts';

/** Milliseconds well above the rest after which the page saves a draft, and the saving. */
const restAndSave = 1_200;

/** Rests as a person does, until the last change is saved. */
export async function restUntilSaved(page: Page): Promise<void> {
  await page.waitForTimeout(restAndSave);
  await expect(page.getByText(/^자동 저장/)).toBeVisible();
}
