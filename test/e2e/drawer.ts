import type { Page } from '@playwright/test';

/** The cash in the drawer as the bar shows it, won. */
export async function drawerOn(page: Page): Promise<number> {
  const text = await page.getByText(/^시재 [\d,]+원$/).textContent();
  return Number(text?.replace(/[^0-9]/g, ''));
}
