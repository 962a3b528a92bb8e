import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { CustomerView } from '../../electron/contract/customer.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { useWords } from '../language/use-words.ts';
import { Notice } from '../problem/notice.tsx';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import { CustomerRow } from './customer-row.tsx';
import classes from './customer-search.module.css';

/** Finds a customer. The search is asked for, never made while typing: every question is on the core's record. */
export function CustomerSearch({
  customerNo,
  known,
  onChoose,
  invalid,
}: {
  /** Of the customer chosen so far; null: nobody. */
  customerNo: string | null;
  /** That customer, once the desk has looked them up; shown until a search finds others. */
  known: CustomerView | null;
  onChoose: (customer: CustomerView) => void;
  invalid: boolean;
}) {
  const { t } = useWords();
  const [query, setQuery] = useState('');
  const [tooShort, setTooShort] = useState(false);
  const search = useMutation({
    mutationFn: (text: string) => ask((options) => desk.customers.search({ query: text }, options)),
  });
  const found = search.data?.ok === true ? search.data.value : null;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (found !== null) list.current?.querySelector<HTMLElement>('[data-customer]')?.focus();
  }, [found]);

  const find = () => {
    const text = query.trim();
    setTooShort(text.length < 2);
    if (text.length >= 2 && !search.isPending) search.mutate(text);
  };
  const alongTheRows = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-customer]')];
    const at = rows.indexOf(document.activeElement as HTMLElement);
    rows[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
    event.preventDefault();
  };

  const rows = found?.customers ?? (known === null ? [] : [known]);
  return (
    <>
      <search className={classes.search}>
        <TextInput
          label={t('customer.query')}
          description={t('customer.queryHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          leftSection={<IconSearch size={17} stroke={1.8} />}
          size="md"
          autoComplete="off"
          maxLength={60}
          data-optional={customerNo === null ? undefined : true}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            // Here Enter asks a question; the step is gone through by its main action alone.
            event.preventDefault();
            find();
          }}
          error={tooShort ? t('customer.tooShort') : invalid}
        />
        <Button variant="light" size="md" loading={search.isPending} onClick={find}>
          {t('customer.search')}
        </Button>
      </search>

      {search.data?.ok === false && <ProblemPanel problem={search.data.problem} />}
      {found?.source === 'TERMINAL' && <Notice tone="waiting">{t('customer.fromTerminal')}</Notice>}
      {found !== null && found.customers.length === 0 && (
        <ProblemPanel problem={{ tag: 'CustomerNotFound' }} />
      )}

      {rows.length > 0 && (
        // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the rows inside
        <div ref={list} className={classes.rows} onKeyDown={alongTheRows} aria-live="polite">
          <h2 className={classes.heading}>
            {t(found === null ? 'customer.chosen' : 'customer.results')}
            {found !== null && <small>{t('common.people', { n: rows.length })}</small>}
          </h2>
          {rows.map((customer) => (
            <CustomerRow
              key={customer.customerNo}
              customer={customer}
              chosen={customer.customerNo === customerNo}
              onChoose={() => onChoose(customer)}
            />
          ))}
        </div>
      )}
    </>
  );
}
