import type { Locator, Page } from 'playwright-core';
import type { FileAtHand, Hands } from './hands.ts';

/** A hand on the mouse, which goes straight to where it wants, and one at the keys. */
export class MouseHands implements Hands {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    // As with {@link KeyboardHands}: file dialogs come to us from now on.
    page.on('filechooser', () => {});
  }

  async press(button: Locator): Promise<void> {
    await button.click();
  }

  async type(field: Locator, text: string): Promise<void> {
    await field.click();
    await field.fill(text);
  }

  async tick(name: string | RegExp): Promise<void> {
    await this.#page.getByRole('checkbox', { name }).check();
  }

  async choose(choice: string | Locator): Promise<void> {
    const wanted =
      typeof choice === 'string' ? this.#page.getByRole('radio', { name: choice, exact: true }) : choice;
    // Some choices are gone once they are made.
    await wanted.click();
  }

  async give(button: Locator, file: FileAtHand): Promise<void> {
    const opened = this.#page.waitForEvent('filechooser');
    await button.click();
    await (await opened).setFiles(file);
  }
}
