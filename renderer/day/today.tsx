import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DayView } from '../../electron/contract/day.ts';
import type { SessionView, TerminalStatus } from '../../electron/contract/desk.ts';
import { may } from '../../electron/contract/permission.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import page from '../cash/cash-page.module.css';
import { afterDecision } from '../form/unfinished.ts';
import { PageTitle } from '../frame/page-title.tsx';
import { dateText } from '../language/date-text.ts';
import { useWords } from '../language/use-words.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import { ClosedDays } from './closed-days.tsx';
import { ClosingForm } from './closing-form.tsx';
import { DayReport } from './day-report.tsx';
import { Reconciliation } from './reconciliation.tsx';
import classes from './today.module.css';
import { WaiverPairs } from './waiver-pairs.tsx';

/** The day in figures from its three sides, its closing, and the days that were closed. */
export function Today({ status, session }: { status: TerminalStatus; session: SessionView }) {
  const { t, language } = useWords();
  const [report, showReport] = useState<string | null>(null);
  const day = useQuery({
    queryKey: [
      'day',
      status.businessDate,
      status.drawer,
      status.waiting,
      status.openIssuances,
      status.carriedFees,
    ],
    queryFn: () => ask((options) => desk.day.view(undefined, options)),
    placeholderData: (previous) => previous,
  });
  if (report !== null) return <DayReport businessDate={report} onBack={() => showReport(null)} />;
  const view: DayView | null = day.data?.ok === true ? day.data.value : null;
  return (
    <div className={page.page}>
      <PageTitle
        title={t('day.title')}
        beside={dateText(view?.businessDate ?? status.businessDate, language)}
      />
      {day.data?.ok === false && <ProblemPanel problem={day.data.problem} />}
      {view !== null && (
        <div className={`${page.grid} ${classes.columns}`}>
          <Reconciliation figures={view.figures}>
            <WaiverPairs pairs={view.waiverPairs} />
          </Reconciliation>
          <div className={page.column}>
            {may(session.role, 'HANDLE_CASH') && (
              <ClosingForm
                key={view.businessDate}
                view={view}
                status={status}
                onRefused={() => void day.refetch()}
                onClosed={showReport}
              />
            )}
            <ClosedDays days={view.closedDays} onShow={(date) => afterDecision(() => showReport(date))} />
          </div>
        </div>
      )}
    </div>
  );
}
