import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { type CalendarDate, type Instant, seoulDateOf } from '../../electron/contract/moment.ts';
import { dateText } from '../language/date-text.ts';
import { useWords } from '../language/use-words.ts';
import { dateTyped, momentText, momentTyped } from './moment-typed.ts';

/** What customers tell goes by the calendar: the business date is tomorrow's once the day is closed. */
const today = (): CalendarDate => seoulDateOf(Date.now());

/** A moment in Seoul, typed in one go: `11-22 14:30`. What was understood stands there once the field is left. */
export function MomentField(field: {
  readonly label: string;
  readonly value: Instant | null;
  readonly onChange: (value: Instant | null) => void;
  readonly error?: string | boolean | undefined;
}) {
  const { language } = useWords();
  return (
    <TypedField
      {...field}
      read={(text) => momentTyped(text, today())}
      write={momentText}
      day={(moment) => dateText(seoulDateOf(moment), language)}
      hint="moment"
    />
  );
}

/** A calendar date, typed in one go: `2026-11-22`, `1122`. */
export function DateField(field: {
  readonly label: string;
  readonly value: CalendarDate | null;
  readonly onChange: (value: CalendarDate | null) => void;
  readonly error?: string | boolean | undefined;
}) {
  const { language } = useWords();
  return (
    <TypedField
      {...field}
      read={(text) => dateTyped(text, today())}
      write={(date) => date}
      day={(date) => dateText(date, language)}
      hint="date"
    />
  );
}

/** A text that means something: kept as it is typed, rewritten as it was understood once the field is left. */
function TypedField<T extends string>({
  label,
  value,
  onChange,
  error,
  read,
  write,
  day,
  hint,
}: {
  label: string;
  value: T | null;
  onChange: (value: T | null) => void;
  error?: string | boolean | undefined;
  read: (text: string) => T | null;
  write: (value: T) => string;
  day: (value: T) => string;
  hint: 'moment' | 'date';
}) {
  const { t } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const notUnderstood = left && typed !== null;
  return (
    <TextInput
      label={label}
      description={value === null ? t(`moment.${hint}Hint`) : day(value)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      autoComplete="off"
      spellCheck={false}
      maxLength={30}
      w={hint === 'moment' ? 190 : 140}
      value={typed ?? (value === null ? '' : write(value))}
      onFocus={(event) => {
        setLeft(false);
        event.currentTarget.select();
      }}
      onBlur={() => {
        setLeft(true);
        if (typed === null || typed.trim() === '' || value !== null) setTyped(null);
      }}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        onChange(read(text));
      }}
      error={notUnderstood ? t(`moment.${hint}NotUnderstood`) : error}
    />
  );
}
