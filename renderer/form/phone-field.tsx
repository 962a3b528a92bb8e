import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../language/use-words.ts';
import { phoneText, phoneTyped } from './phone-typed.ts';

/** A telephone number: digits however they are typed; null until there are enough of them. */
export function PhoneField(field: {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly invalid: boolean;
}) {
  const { t } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      label={field.label}
      inputMode="tel"
      autoComplete="off"
      maxLength={20}
      w={180}
      value={typed ?? phoneText(field.value ?? '')}
      onBlur={() => {
        if (field.value !== null || typed?.trim() === '') setTyped(null);
      }}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        field.onChange(phoneTyped(event.currentTarget.value));
      }}
      error={field.invalid && (typed === null ? true : t('phone.incomplete'))}
    />
  );
}
