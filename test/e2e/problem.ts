import type { Locator, Page } from '@playwright/test';

/** The problem on the page that is told by this sentence. */
export const problem = (page: Page, sentence: string | RegExp): Locator =>
  page.getByRole('alert').filter({ hasText: sentence });
