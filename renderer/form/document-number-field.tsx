import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../language/use-words.ts';
import { documentNumberTyped, maskedDocumentNumber } from './document-number.ts';

/**
 * The number of an identity document. It is in clear only while it is being typed; once left, nobody standing behind
 * the teller reads it any more, and to change it one types a new one.
 */
export function DocumentNumberField(field: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly invalid: boolean;
}) {
  const { t } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const kept = typed === null && field.value !== '';
  return (
    <TextInput
      label={t('checks.documentNumber')}
      description={kept ? t('checks.documentNumberKept') : t('checks.documentNumberHint')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      autoComplete="off"
      spellCheck={false}
      maxLength={30}
      w={264}
      value={typed ?? maskedDocumentNumber(field.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => setTyped(null)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        // The first key in a masked number starts a new one; stars are never part of a number.
        setTyped(text.replace(/^.*\*/, ''));
        field.onChange(documentNumberTyped(text.replace(/^.*\*/, '')));
      }}
      error={field.invalid}
    />
  );
}
