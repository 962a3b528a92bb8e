import { useWords } from '../language/use-words.ts';
import { groupedWon, wonReading, wonTyped } from '../language/won-text.ts';
import { GroupedInput } from './grouped-input.tsx';
import classes from './won-field.module.css';

/** An amount in won: grouped while it is typed, its Korean reading underneath. */
export function WonField(field: {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly error?: string | undefined;
}) {
  const { language } = useWords();
  return (
    <GroupedInput
      label={field.label}
      classNames={{ input: classes.amount, wrapper: classes.wrapper }}
      rightSection={language === 'ko' ? '원' : '₩'}
      value={field.value === null ? '' : groupedWon(field.value)}
      onChange={(text) => field.onChange(wonTyped(text))}
      description={field.value === null ? '' : wonReading(field.value, language)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={field.error}
    />
  );
}
