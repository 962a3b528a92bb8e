import { IconBarcode } from '@tabler/icons-react';
import { useState } from 'react';
import { GroupedInput } from '../form/grouped-input.tsx';
import { composing } from '../keyboard/composing.ts';
import { grouped } from '../language/serial-text.ts';
import { useWords } from '../language/use-words.ts';
import { isSerial, serialTyped } from './scanning.ts';
import classes from './stock.module.css';

/**
 * Takes serial numbers one after the other: a scanner types one and ends with Enter, a person does the same. What
 * became of the last one is said beside the field and to screen readers; Enter in the empty field goes on.
 */
export function ScanField(field: {
  readonly label: string;
  readonly onScan: (serialNo: string) => void;
  /** What is said of the last one, and whether it needs a hand. */
  readonly said?: { readonly text: string; readonly tone: 'done' | 'alarm' } | undefined;
  readonly invalid?: boolean;
}) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState(false);
  return (
    <div>
      <GroupedInput
        label={field.label}
        description={t('stock.scanHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        leftSection={<IconBarcode size={18} stroke={1.7} />}
        size="md"
        w={340}
        data-scan
        value={grouped(typed)}
        onChange={(text) => {
          setTyped(serialTyped(text));
          setRefused(false);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || composing(event.nativeEvent) || typed === '') return;
          // Here Enter is the end of a number; the act is done by its main action alone.
          event.preventDefault();
          if (!isSerial(typed)) {
            setRefused(true);
            return;
          }
          field.onScan(typed);
          setTyped('');
        }}
        error={refused ? t('stock.notSerial') : (field.invalid ?? false)}
      />
      <output className={classes.said} data-tone={field.said?.tone} aria-live="polite">
        {field.said?.text ?? ''}
      </output>
    </div>
  );
}
