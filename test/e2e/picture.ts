import { join } from 'node:path';
import type { Page } from '@playwright/test';

/**
 * Draws the page for people to look at, when `npm run pictures` asks for it. No test looks at these pictures, and they
 * would cost `npm test` a tenth of the browser's time.
 */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.PICTURES === 'DRAWN')
    await page.screenshot({ path: join('test-results', 'screens', `${name}.png`) });
}
