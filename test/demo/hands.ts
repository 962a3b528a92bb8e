import type { Locator, Page } from 'playwright-core';

/** A file as the file dialog gives it. */
export interface FileAtHand {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** What a person does to a form, by whatever means. */
export abstract class Hands {
  protected readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    // File dialogs come to us from now on. One that opens while that is still being arranged is the system's own: nobody
    // sees it, and no other opens beside it.
    page.on('filechooser', () => {});
  }

  abstract press(button: Locator): Promise<void>;

  /** Puts the text in place of what the field has. */
  abstract type(field: Locator, text: string): Promise<void>;

  /** Ticks a checkbox that is not ticked. */
  abstract tick(box: Locator): Promise<void>;

  /** Takes one of a few. */
  abstract choose(radio: Locator): Promise<void>;

  /** Presses what opens the file dialog, and chooses in it. */
  async give(button: Locator, file: FileAtHand): Promise<void> {
    const [dialog] = await Promise.all([this.page.waitForEvent('filechooser'), this.press(button)]);
    await dialog.setFiles(file);
  }
}
