import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import type { TerminalStatus } from '../../electron/contract/desk.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { places } from '../frame/places.ts';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { countText } from '../language/number-text.ts';
import { useWords } from '../language/use-words.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import { useLongList } from '../table/use-long-list.ts';
import classes from './history.module.css';
import { HistoryDetailPanel } from './history-detail-panel.tsx';
import { HistoryTable } from './history-table.tsx';

/** Every issuance of this terminal, where its record stands, and the whole story of one. */
export function History({ status }: { status: TerminalStatus }) {
  const { t } = useWords();
  const [query, setQuery] = useState('');
  const [, navigate] = useLocation();
  const { issuanceId: chosen = null } = useParams<{ issuanceId?: string }>();
  const choose = (issuanceId: string | null) =>
    navigate(issuanceId === null ? places.history : `${places.history}/${issuanceId}`);
  const [asked] = useDebouncedValue(query.trim(), 200);
  const { lastSeq, waiting, provisional, rejected, openIssuances } = status;
  const list = useLongList(
    'history',
    asked,
    [lastSeq, waiting, provisional, rejected, openIssuances].join(' '),
    (limit, skip) => ask((options) => desk.history.search({ query: asked, limit, skip }, options)),
  );
  useShortcut('close', chosen === null ? null : () => choose(null));
  return (
    <div className={classes.history} data-detail={chosen !== null}>
      <section className={classes.list} aria-label={t('history.title')}>
        <header className={classes.head}>
          <h1>{t('history.title')}</h1>
          <TextInput
            aria-label={t('history.query')}
            placeholder={t('history.queryHint')}
            leftSection={<IconSearch size={16} stroke={1.8} />}
            w={340}
            autoComplete="off"
            maxLength={60}
            autoFocus
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
              event.preventDefault();
              document.querySelector<HTMLElement>('[data-history-row]')?.focus();
            }}
          />
          <output className={classes.total}>
            {list.total !== null && t('history.all', { total: countText(list.total) })}
          </output>
        </header>
        {list.problem !== null && <ProblemPanel problem={list.problem} />}
        {list.total === 0 && (
          <p className={classes.empty}>
            <strong>{t(asked === '' ? 'history.empty' : 'history.notFound')}</strong>
            <br />
            {t(asked === '' ? 'history.emptyHint' : 'history.notFoundHint')}
          </p>
        )}
        {list.total !== null && list.total > 0 && (
          <HistoryTable list={list} total={list.total} chosen={chosen} onChoose={choose} />
        )}
      </section>
      {chosen !== null && (
        <HistoryDetailPanel key={chosen} issuanceId={chosen} status={status} onClose={() => choose(null)} />
      )}
    </div>
  );
}
