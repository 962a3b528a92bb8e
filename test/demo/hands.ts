import type { Locator } from 'playwright-core';

/** A file as the file dialog gives it. */
export interface FileAtHand {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** What a person does to a form, by whatever means. */
export interface Hands {
  press(button: Locator): Promise<void>;
  /** Puts the text in place of what the field has. */
  type(field: Locator, text: string): Promise<void>;
  /** Ticks a checkbox that is not ticked. */
  tick(name: string | RegExp): Promise<void>;
  /** Takes one of a few, by its name or as found. */
  choose(choice: string | Locator): Promise<void>;
  /** Presses what opens the file dialog, and chooses in it. */
  give(button: Locator, file: FileAtHand): Promise<void>;
}
