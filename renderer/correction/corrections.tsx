import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CorrectionCase, OpenRecall } from '../../electron/contract/correction.ts';
import type { TerminalStatus } from '../../electron/contract/desk.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { useWords } from '../language/use-words.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import { CaseDetail } from './case-detail.tsx';
import { CaseList } from './case-list.tsx';
import classes from './corrections.module.css';
import { RecallForm } from './recall-form.tsx';

/** What is chosen: a case by its number, or a card that is to come back by its issuance. */
type Chosen = { readonly caseNo: number } | { readonly issuanceId: string } | null;

/** Rejected records and cards to get back that need this person, and what can be done about each. */
export function Corrections({ status }: { status: TerminalStatus }) {
  const { t } = useWords();
  const [chosen, choose] = useState<Chosen>(null);
  const queue = useQuery({
    queryKey: ['corrections', status.waiting, status.rejected, status.corrections],
    queryFn: () => ask((options) => desk.corrections.queue(undefined, options)),
    placeholderData: (previous) => previous,
  });
  useShortcut('close', chosen === null ? null : () => choose(null));
  if (queue.data === undefined) return <section className={classes.page} aria-busy="true" />;
  if (!queue.data.ok) return <ProblemPanel problem={queue.data.problem} />;
  const { cases, recalls } = queue.data.value;
  return (
    <div className={classes.page}>
      <section className={classes.list} aria-label={t('correction.title')}>
        <h1>
          {t('correction.title')}{' '}
          <small aria-live="polite">{t('correction.open', { n: openOf(cases) + recalls.length })}</small>
        </h1>
        {cases.length + recalls.length === 0 ? (
          <p className={classes.empty}>
            <strong>{t('correction.empty')}</strong>
            <br />
            {t('correction.emptyHint')}
          </p>
        ) : (
          <CaseList
            cases={cases}
            recalls={recalls}
            chosen={chosen === null ? null : 'caseNo' in chosen ? chosen.caseNo : chosen.issuanceId}
            onCase={(caseNo) => choose({ caseNo })}
            onRecall={(issuanceId) => choose({ issuanceId })}
          />
        )}
      </section>
      <Detail chosen={chosen} recalls={recalls} status={status} onDone={() => choose(null)} />
    </div>
  );
}

function Detail({
  chosen,
  recalls,
  status,
  onDone,
}: {
  chosen: Chosen;
  recalls: readonly OpenRecall[];
  status: TerminalStatus;
  onDone: () => void;
}) {
  const { t } = useWords();
  if (chosen !== null && 'caseNo' in chosen)
    return <CaseDetail key={chosen.caseNo} caseNo={chosen.caseNo} status={status} />;
  const recall = recalls.find(({ issuanceId }) => issuanceId === chosen?.issuanceId);
  return (
    <aside className={classes.detail} aria-label={t('correction.detail')}>
      {recall === undefined ? (
        <p className={classes.empty}>{t('correction.choose')}</p>
      ) : (
        <RecallForm issuance={recall} onDone={onDone} />
      )}
    </aside>
  );
}

const openOf = (cases: readonly CorrectionCase[]): number =>
  cases.filter(({ state }) => state === 'OPEN').length;
