import type { Locator } from 'playwright-core';
import { Hands } from './hands.ts';

/** A hand on the mouse, which goes straight to where it wants, and one at the keys. */
export class MouseHands extends Hands {
  async press(button: Locator): Promise<void> {
    await button.click();
  }

  async type(field: Locator, text: string): Promise<void> {
    await field.click();
    await field.fill(text);
  }

  async tick(box: Locator): Promise<void> {
    await box.check();
  }

  async choose(radio: Locator): Promise<void> {
    // Not checked afterwards: some choices are gone once they are made.
    await radio.click();
  }
}
