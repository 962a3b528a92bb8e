import type { Page } from 'playwright-core';
import { launchBrowser } from '../../../electron/chromium/launch-browser.ts';
import { removeProfileFolder } from '../../../electron/chromium/profile-folder.ts';

/** A page in the same browser that scrolls as far and has nothing in it. */
export async function openEmptyTallPage(
  height: number,
  windowSize: { readonly width: number; readonly height: number },
): Promise<{ readonly page: Page; close(): Promise<void> }> {
  const { browser, profile } = await launchBrowser(true, windowSize);
  const page = browser.pages()[0] ?? (await browser.newPage());
  await page.setContent(
    `<body style="margin:0"><div id="scroll" style="height:100vh;overflow:auto"><div style="height:${height}px"></div></div>`,
  );
  return {
    page,
    async close() {
      await browser.close();
      await removeProfileFolder(profile);
    },
  };
}
