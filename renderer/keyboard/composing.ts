/** What the rules of the keyboard look at in a key press. */
export interface KeyPress {
  readonly key: string;
  /** 229 is what browsers report while an input method has the key. */
  readonly keyCode: number;
  readonly isComposing: boolean;
  readonly repeat: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** While a syllable is being composed the key belongs to the input method, whatever it would mean to us. */
export const composing = (press: Pick<KeyPress, 'isComposing' | 'keyCode'>): boolean =>
  press.isComposing || press.keyCode === 229;
