import { Button } from '@mantine/core';
import { useState } from 'react';
import type { TodayView } from '../../electron/contract/desk.ts';
import { useWords } from '../language/use-words.ts';
import { wonText } from '../language/won-text.ts';
import classes from './card.module.css';
import { HourPlot } from './hour-plot.tsx';
import { HourTable } from './hour-table.tsx';
import numbersOf from './today-card.module.css';

/** The day in numbers, and hour by hour: as a plot, and as a table one key away. */
export function TodayCard({ today }: { today: TodayView }) {
  const { t, language } = useWords();
  const [asTable, showTable] = useState(false);
  const numbers: readonly (readonly [string, string])[] = [
    [t('home.issued'), t('common.cases', { n: today.issued })],
    [t('home.abandoned'), t('common.cases', { n: today.abandoned })],
    [t('home.cash'), wonText(today.cashFees, language)],
    [t('home.debit'), wonText(today.debitFees, language)],
    [t('home.waived'), wonText(today.waivedFees, language)],
    [t('home.stock'), t('common.cards', { n: today.cardsInStock })],
  ];
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>
        {t('home.today')}
        <Button variant="subtle" size="compact-sm" onClick={() => showTable(!asTable)}>
          {t(asTable ? 'home.byHourPlot' : 'home.byHourTable')}
        </Button>
      </h2>
      <dl className={numbersOf.numbers}>
        {numbers.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {today.issued === 0 && (
        <p className={classes.soft}>
          {t('home.noneYet')}
          <br />
          {t('home.noneYetHint')}
        </p>
      )}
      {today.issued > 0 &&
        (asTable ? <HourTable byHour={today.issuedByHour} /> : <HourPlot byHour={today.issuedByHour} />)}
    </section>
  );
}
