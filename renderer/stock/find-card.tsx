import { UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { GroupedInput } from '../form/grouped-input.tsx';
import { composing } from '../keyboard/composing.ts';
import { grouped } from '../language/serial-text.ts';
import { useWords } from '../language/use-words.ts';
import { serialTyped } from './scanning.ts';
import classes from './stock.module.css';

/** Finds a card by its number; Enter opens the first one found. */
export function FindCard({ onFound }: { onFound: (serialNo: string) => void }) {
  const { t } = useWords();
  const [query, setQuery] = useState('');
  const [asked] = useDebouncedValue(query, 150);
  const found = useQuery({
    queryKey: ['stock', 'find', asked],
    queryFn: () => ask((options) => desk.stock.find({ query: asked }, options)),
    enabled: asked.length >= 4,
  });
  const cards = asked.length >= 4 && found.data?.ok === true ? found.data.value.cards : null;
  return (
    <search className={classes.find}>
      <GroupedInput
        aria-label={t('stock.find')}
        placeholder={t('stock.findHint')}
        leftSection={<IconSearch size={16} stroke={1.8} />}
        autoFocus
        value={grouped(query)}
        onChange={(text) => setQuery(serialTyped(text))}
        onKeyDown={(event) => {
          const [first] = cards ?? [];
          if (event.key !== 'Enter' || composing(event.nativeEvent) || first === undefined) return;
          event.preventDefault();
          if (asked === query) onFound(first.serialNo);
        }}
      />
      <output aria-live="polite">
        {cards !== null && cards.length === 0 && <p className={classes.soft}>{t('stock.findNothing')}</p>}
      </output>
      {cards !== null && cards.length > 0 && (
        <ul className={classes.found}>
          {cards.map(({ serialNo, status, assignedTo }) => (
            <li key={serialNo}>
              <UnstyledButton onClick={() => onFound(serialNo)}>
                {grouped(serialNo)}
                <small>
                  {t(`stock.status.${status}`)} {assignedTo}
                </small>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}
