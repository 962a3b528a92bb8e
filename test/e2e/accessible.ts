import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { expect } from './counter.ts';

/**
 * Nothing axe finds wrong on the page once it stands still. axe runs in the page itself and is loaded once a document:
 * through its builder for Playwright, which loads and reports everything each time, a look takes more than twice as long.
 */
export async function expectAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    // What is half faded in has too little contrast, and begins to fade in a frame after it is there.
    for (let still = 0; still < 2; ) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const fading = document
        .getAnimations()
        .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
      await Promise.allSettled(fading.map(({ finished }) => finished));
      still = fading.length > 0 ? 0 : still + 1;
    }
    const here = (window as unknown as { axe: typeof axe }).axe;
    const found = await here.run({ resultTypes: ['violations'] });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
  expect.soft(violations).toEqual([]);
}
