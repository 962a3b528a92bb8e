import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TerminalStatus } from '../../electron/contract/desk.ts';
import type { MonthDay } from '../../electron/contract/month.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { PageTitle } from '../frame/page-title.tsx';
import { useWords } from '../language/use-words.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import { DayBars } from './day-bars.tsx';
import classes from './month.module.css';
import { MonthTable } from './month-table.tsx';

/** The month so far at a look: issuances and how they were paid, differences of the cash, the stock of cards. */
export function Month({ status }: { status: TerminalStatus }) {
  const { t } = useWords();
  const [asTable, showTable] = useState(false);
  const month = useQuery({
    queryKey: ['month', status.businessDate, status.lastSeq, status.waiting, status.drawer],
    queryFn: () => ask((options) => desk.month.days(undefined, options)),
    placeholderData: (previous) => previous,
  });
  if (month.data === undefined) return null;
  if (!month.data.ok) return <ProblemPanel problem={month.data.problem} />;
  const days = month.data.value;
  return (
    <div className={classes.month}>
      <header className={classes.head}>
        <PageTitle title={t('month.title')} beside={status.businessDate.slice(0, 7)} />
        <Button variant="default" onClick={() => showTable(!asTable)} autoFocus>
          {t(asTable ? 'month.asPlots' : 'month.asTable')}
        </Button>
      </header>
      {asTable ? <MonthTable days={days} /> : <Plots days={days} />}
    </div>
  );
}

function Plots({ days }: { days: readonly MonthDay[] }) {
  const { t } = useWords();
  const dates = days.map(({ date }) => date);
  const of = (name: Exclude<keyof MonthDay, 'date'>) => days.map((day) => day[name]);
  return (
    <>
      <DayBars
        label={t('month.issued')}
        dates={dates}
        none={t('month.none')}
        width={1_100}
        series={[
          { name: t('month.cash'), tone: 'first', values: of('cash') },
          { name: t('month.debit'), tone: 'second', values: of('debit') },
          { name: t('month.waived'), tone: 'third', values: of('waived') },
          { name: t('month.reversed'), tone: 'alarm', values: of('reversed').map((n) => -n) },
        ]}
      />
      <div className={classes.pair}>
        <DayBars
          label={t('month.cashDifference')}
          dates={dates}
          none={t('month.none')}
          width={540}
          series={[
            { name: t('month.over'), tone: 'third', values: of('cashDifference').map((n) => Math.max(0, n)) },
            {
              name: t('month.short'),
              tone: 'alarm',
              values: of('cashDifference').map((n) => Math.min(0, n)),
            },
          ]}
        />
        <DayBars
          label={t('month.stock')}
          dates={dates}
          none={t('month.none')}
          width={540}
          series={[
            { name: t('month.stock'), tone: 'first', values: of('stock') },
            {
              name: t('month.stockDifference'),
              tone: 'alarm',
              values: of('stockDifference').map((n) => -Math.abs(n)),
            },
          ]}
        />
      </div>
    </>
  );
}
