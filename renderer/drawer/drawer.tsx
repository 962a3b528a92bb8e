import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SessionView, TerminalStatus } from '../../electron/contract/desk.ts';
import type { DrawerView } from '../../electron/contract/drawer.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import page from '../cash/cash-page.module.css';
import { PageTitle } from '../frame/page-title.tsx';
import card from '../home/card.module.css';
import { clockTextOn, dateText } from '../language/date-text.ts';
import { useWords } from '../language/use-words.ts';
import { wonReading, wonText } from '../language/won-text.ts';
import { Notice } from '../problem/notice.tsx';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import classes from './drawer.module.css';
import { DrawerPlot } from './drawer-plot.tsx';
import { DrawerTask } from './drawer-task.tsx';
import { MovementTable } from './movement-table.tsx';

/** Of the limit: from here on the page warns; past it the frame does. */
const nearLimit = 0.8;

/** The cash drawer: whose hands it is in, what is in it, and everything one does with it. */
export function CashDrawer({ status, session }: { status: TerminalStatus; session: SessionView }) {
  const { t, language } = useWords();
  const drawer = useQuery({
    queryKey: ['drawer', status.businessDate, status.drawer],
    queryFn: () => ask((options) => desk.drawer.view(undefined, options)),
    placeholderData: (previous) => previous,
  });
  // One that was not closed is shown as of its own date.
  const { businessDate } = drawer.data?.ok === true ? drawer.data.value : status;
  return (
    <div className={page.page}>
      <PageTitle title={t('drawer.title')} beside={dateText(businessDate, language)} />
      {drawer.data?.ok === false && <ProblemPanel problem={drawer.data.problem} />}
      {drawer.data?.ok === true && (
        <div className={`${page.grid} ${classes.columns}`}>
          <div className={page.column}>
            <Holding drawer={drawer.data.value} />
            <OverTheDay drawer={drawer.data.value} />
          </div>
          <DrawerTask
            drawer={drawer.data.value}
            status={status}
            session={session}
            onDone={() => void drawer.refetch()}
          />
        </div>
      )}
    </div>
  );
}

function Holding({ drawer }: { drawer: DrawerView }) {
  const { t, language } = useWords();
  const { businessDate, holder, expected, limit, lastCount } = drawer;
  return (
    <section className={card.card} aria-label={t('drawer.now')}>
      <h2 className={card.heading}>
        {t('drawer.now')}
        <span className={classes.state} data-state={drawer.state}>
          {t(`drawer.state.${drawer.state}`)}
        </span>
      </h2>
      <div className={classes.amount}>
        <strong>{wonText(expected, language)}</strong>
        <span>{wonReading(expected, language)}</span>
      </div>
      <dl className={card.facts}>
        <div>
          <dt>{t('drawer.holder')}</dt>
          <dd>{holder === null ? t('drawer.nobody') : `${holder.name} (${holder.staffNo})`}</dd>
        </div>
        <div>
          <dt>{t('drawer.limit')}</dt>
          <dd data-tone={expected > limit ? 'alarm' : undefined}>{wonText(limit, language)}</dd>
        </div>
        <div>
          <dt>{t('drawer.lastCount')}</dt>
          <dd
            data-tone={lastCount !== null && lastCount.counted !== lastCount.expected ? 'alarm' : undefined}
          >
            {lastCount === null
              ? t('drawer.notCounted')
              : `${wonText(lastCount.counted, language)} · ${clockTextOn(businessDate, lastCount.at)}`}
          </dd>
        </div>
      </dl>
      {expected > nearLimit * limit && <Notice tone="waiting">{t('drawer.nearLimit')}</Notice>}
    </section>
  );
}

function OverTheDay({ drawer: { businessDate, movements, limit } }: { drawer: DrawerView }) {
  const { t } = useWords();
  const [asTable, showTable] = useState(false);
  return (
    <section className={card.card}>
      <h2 className={card.heading}>
        {t('drawer.overTheDay')}
        <Button variant="subtle" size="compact-sm" onClick={() => showTable(!asTable)}>
          {t(asTable ? 'home.byHourPlot' : 'home.byHourTable')}
        </Button>
      </h2>
      {movements.length === 0 && <p className={card.soft}>{t('drawer.noneYet')}</p>}
      {movements.length > 0 &&
        (asTable ? (
          <MovementTable businessDate={businessDate} movements={movements} />
        ) : (
          <DrawerPlot businessDate={businessDate} movements={movements} limit={limit} />
        ))}
    </section>
  );
}
