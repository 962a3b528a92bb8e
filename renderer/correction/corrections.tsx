import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type CorrectionCase, mostCasesListed, type OpenRecall } from '../../electron/contract/correction.ts';
import type { TerminalStatus } from '../../electron/contract/desk.ts';
import type { JournalGapView } from '../../electron/contract/journal-gap.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { afterDecision } from '../form/unfinished.ts';
import { PageTitle } from '../frame/page-title.tsx';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { useWords } from '../language/use-words.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import { RecordPanel } from '../record/record-panel.tsx';
import { CaseDetail } from './case-detail.tsx';
import { CaseList, type Chosen } from './case-list.tsx';
import classes from './corrections.module.css';
import { GapForm } from './gap-form.tsx';
import { RecallForm } from './recall-form.tsx';

/** Rejected records, cards to get back and gaps in the journal that need somebody, and what can be done about each. */
export function Corrections({ status }: { status: TerminalStatus }) {
  const { t } = useWords();
  const [chosen, choose] = useState<Chosen>(null);
  const queue = useQuery({
    queryKey: ['corrections', status.lastSeq, status.waiting, status.rejected, status.corrections],
    queryFn: () => ask((options) => desk.corrections.queue(undefined, options)),
    placeholderData: (previous) => previous,
  });
  const gapQuery = useQuery({
    queryKey: ['journalGaps', status.alarms.some(({ tag }) => tag === 'JournalGapFound')],
    queryFn: () => ask((options) => desk.journalGaps.open(undefined, options)),
    placeholderData: (previous) => previous,
  });
  const chooseOther = (other: Chosen) => afterDecision(() => choose(other));
  useShortcut('close', chosen === null ? null : () => choose(null));
  if (queue.data === undefined) return <section className={classes.page} aria-busy="true" />;
  if (!queue.data.ok) return <ProblemPanel problem={queue.data.problem} />;
  const { cases, recalls } = queue.data.value;
  const gaps = gapQuery.data?.ok === true ? gapQuery.data.value : [];
  const listed = openOf(cases) + recalls.length;
  const open = Math.max(listed, status.corrections) + gaps.length;
  return (
    <div className={classes.page}>
      <section className={classes.list} aria-label={t('correction.title')}>
        <PageTitle
          title={t('correction.title')}
          beside={<span aria-live="polite">{t('correction.open', { n: open })}</span>}
        />
        {cases.length + recalls.length + gaps.length === 0 ? (
          <p className={classes.empty}>
            <strong>{t('correction.empty')}</strong>
            <br />
            {t('correction.emptyHint')}
          </p>
        ) : (
          <CaseList
            cases={cases}
            recalls={recalls}
            gaps={gaps}
            chosen={chosen}
            onCase={(caseNo) => chooseOther({ caseNo })}
            onGap={(gapNo) => chooseOther({ gapNo })}
            onRecall={(issuanceId) => chooseOther({ issuanceId })}
          />
        )}
        {cases.length === mostCasesListed && (
          <p className={classes.further}>{t('correction.further', { n: mostCasesListed })}</p>
        )}
      </section>
      <Detail chosen={chosen} recalls={recalls} gaps={gaps} status={status} onDone={() => choose(null)} />
    </div>
  );
}

function Detail({
  chosen,
  recalls,
  gaps,
  status,
  onDone,
}: {
  chosen: Chosen;
  recalls: readonly OpenRecall[];
  gaps: readonly JournalGapView[];
  status: TerminalStatus;
  onDone: () => void;
}) {
  const { t } = useWords();
  if (chosen !== null && 'caseNo' in chosen)
    return <CaseDetail key={chosen.caseNo} caseNo={chosen.caseNo} status={status} />;
  const gap =
    chosen !== null && 'gapNo' in chosen ? gaps.find(({ gapNo }) => gapNo === chosen.gapNo) : undefined;
  const recall =
    chosen !== null && 'issuanceId' in chosen
      ? recalls.find(({ issuanceId }) => issuanceId === chosen.issuanceId)
      : undefined;
  return (
    <RecordPanel label={t('correction.detail')}>
      {gap !== undefined && <GapForm key={gap.gapNo} gap={gap} status={status} onDone={onDone} />}
      {recall !== undefined && (
        <>
          <h2>{recall.maskedName}</h2>
          <RecallForm issuance={recall} onDone={onDone} />
        </>
      )}
      {gap === undefined && recall === undefined && <p className={classes.empty}>{t('correction.choose')}</p>}
    </RecordPanel>
  );
}

const openOf = (cases: readonly CorrectionCase[]): number =>
  cases.filter(({ state }) => state === 'OPEN').length;
