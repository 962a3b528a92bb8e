import { TextInput, type TextInputProps } from '@mantine/core';
import { type ChangeEvent, useLayoutEffect, useRef } from 'react';

/** Where this many digits of a text are to the right. */
function before(digits: number, text: string, past: boolean): number {
  const places = Array.from({ length: text.length + 1 }, (_, at) => at);
  const fits = (at: number) => text.slice(at).replace(/[^0-9]/g, '').length === digits;
  return (past ? places.findLast(fits) : places.find(fits)) ?? text.length;
}

/**
 * Digits that are grouped while they are typed. The caret stays between the digits where it was: a text that is
 * written anew would have it at the end, and the next digit with it.
 */
export function GroupedInput({
  value,
  onChange,
  ...input
}: Omit<TextInputProps, 'value' | 'onChange' | 'inputMode' | 'autoComplete' | 'ref'> & {
  readonly value: string;
  /** Gets the text as it was typed. */
  readonly onChange: (text: string) => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  const caret = useRef<{ readonly digits: number; readonly past: boolean } | null>(null);
  useLayoutEffect(() => {
    if (caret.current === null || field.current === null) return;
    const at = before(caret.current.digits, value, caret.current.past);
    caret.current = null;
    if (document.activeElement === field.current) field.current.setSelectionRange(at, at);
  });
  const typed = (event: ChangeEvent<HTMLInputElement>) => {
    const { value: text, selectionStart } = event.currentTarget;
    caret.current = {
      digits: text.slice(selectionStart ?? text.length).replace(/[^0-9]/g, '').length,
      // What was to be deleted may be a comma, which comes back: the next press is past it.
      past: (event.nativeEvent as InputEvent).inputType === 'deleteContentForward',
    };
    onChange(text);
  };
  return (
    <TextInput ref={field} inputMode="numeric" autoComplete="off" value={value} onChange={typed} {...input} />
  );
}
