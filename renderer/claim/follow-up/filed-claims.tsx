import { Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { type ClaimRow, ClaimState } from '../../../electron/contract/claim-follow-up.ts';
import type { TerminalStatus } from '../../../electron/contract/desk.ts';
import { ask } from '../../bridge/ask.ts';
import { desk } from '../../bridge/desk.ts';
import list from '../../history/history.module.css';
import { syncMark } from '../../history/sync-mark.tsx';
import { useShortcut } from '../../keyboard/use-shortcut.ts';
import { shortestMoment } from '../../language/date-text.ts';
import { countText } from '../../language/number-text.ts';
import { useWords } from '../../language/use-words.ts';
import { wonText } from '../../language/won-text.ts';
import { ProblemPanel } from '../../problem/problem-panel.tsx';
import { LongTable } from '../../table/long-table.tsx';
import { useLongList } from '../../table/use-long-list.ts';
import { claimPlaces } from '../claim-tabs.tsx';
import { ClaimPanel } from './claim-panel.tsx';
import classes from './follow-up.module.css';
import { claimStateMark } from './state-mark.tsx';

/** Every claim filed at this terminal, where each stands, and the whole story of one. */
export function FiledClaims({ chosen, status }: { chosen: string | null; status: TerminalStatus }) {
  const { t } = useWords();
  const [, navigate] = useLocation();
  const [query, setQuery] = useState('');
  const [state, setState] = useState<ClaimState | null>(null);
  const [asked] = useDebouncedValue(query.trim(), 200);
  const choose = (claimId: string | null) =>
    navigate(claimId === null ? claimPlaces.filed : `${claimPlaces.filed}/${claimId}`);
  const { lastSeq, waiting, provisional, rejected, claimsHeard } = status;
  const claims = useLongList<ClaimRow>(
    'claims',
    `${state ?? ''} ${asked}`,
    [lastSeq, waiting, provisional, rejected, claimsHeard].join(' '),
    (limit, skip) => ask((options) => desk.claims.search({ query: asked, state, limit, skip }, options)),
  );
  useShortcut('close', chosen === null ? null : () => choose(null));
  const nothingAsked = asked === '' && state === null;
  return (
    <div className={classes.page} data-detail={chosen !== null}>
      <section className={list.list} aria-label={t('claimFollowUp.title')}>
        <header className={list.head}>
          <h1>{t('claimFollowUp.title')}</h1>
          <TextInput
            aria-label={t('claimFollowUp.query')}
            placeholder={t('claimFollowUp.queryHint')}
            leftSection={<IconSearch size={16} stroke={1.8} />}
            w={chosen === null ? 430 : 240}
            autoComplete="off"
            maxLength={60}
            autoFocus={chosen === null}
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing || (event.key !== 'ArrowDown' && event.key !== 'Enter'))
                return;
              event.preventDefault();
              document.querySelector<HTMLElement>('[data-claim-row]')?.focus();
            }}
          />
          <Select
            aria-label={t('claimFollowUp.state')}
            w={170}
            data={[
              { value: '', label: t('claimFollowUp.allStates') },
              ...ClaimState.options.map((value) => ({ value, label: t(`claimFollowUp.states.${value}`) })),
            ]}
            value={state ?? ''}
            allowDeselect={false}
            onChange={(value) => setState(ClaimState.safeParse(value).data ?? null)}
          />
          <output className={list.total}>
            {claims.total !== null && t('claimFollowUp.total', { total: countText(claims.total) })}
          </output>
        </header>
        {claims.problem !== null && <ProblemPanel problem={claims.problem} />}
        {claims.total === 0 && (
          <p className={list.empty}>
            <strong>{t(nothingAsked ? 'claimFollowUp.empty' : 'claimFollowUp.notFound')}</strong>
            <br />
            {t(nothingAsked ? 'claimFollowUp.emptyHint' : 'claimFollowUp.notFoundHint')}
          </p>
        )}
        {claims.total !== null && claims.total > 0 && (
          <Table claims={claims} total={claims.total} chosen={chosen} onChoose={choose} />
        )}
      </section>
      {chosen !== null && (
        <ClaimPanel key={chosen} claimId={chosen} status={status} onClose={() => choose(null)} />
      )}
    </div>
  );
}

function Table({
  claims,
  total,
  chosen,
  onChoose,
}: {
  claims: ReturnType<typeof useLongList<ClaimRow>>;
  total: number;
  chosen: string | null;
  onChoose: (claimId: string) => void;
}) {
  const { t, language } = useWords();
  return (
    <LongTable
      name="claim"
      columns={[
        { name: 'filedAt', label: t('claimFollowUp.filedAt') },
        { name: 'number', label: t('claimFollowUp.number') },
        { name: 'claimant', label: t('claimFollowUp.customer') },
        { name: 'means', label: t('claimFollowUp.kind') },
        { name: 'standing', label: t('claimFollowUp.standing') },
        { name: 'loss', label: t('claimFollowUp.loss') },
        { name: 'accidentOn', label: t('claimFollowUp.accidentOn') },
        { name: 'sync', label: t('claimFollowUp.record') },
        { name: 'maker', label: t('claimFollowUp.maker') },
      ]}
      list={claims}
      total={total}
      keyOf={({ claimId }) => claimId}
      isChosen={({ claimId }) => claimId === chosen}
      narrow={chosen !== null}
      onChoose={({ claimId }) => onChoose(claimId)}
      cells={(row) => (
        <>
          <td>{shortestMoment(row.filedAt)}</td>
          <td>{row.coreNo ?? row.provisionalNo}</td>
          <td>
            <strong>{row.maskedName ?? t('claimFollowUp.erasedCustomer')}</strong>{' '}
            <small>{row.maskedPhone?.slice(-4)}</small>
          </td>
          <td>{t(`claimWhat.meansOf.${row.means}`)}</td>
          <td>{claimStateMark(row.state, t)}</td>
          <td>{wonText(row.loss, language)}</td>
          <td>{row.accidentOn}</td>
          <td>{syncMark(row.sync, t)}</td>
          <td>{row.maker}</td>
        </>
      )}
    />
  );
}
