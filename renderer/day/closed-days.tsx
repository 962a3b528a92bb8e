import { Button } from '@mantine/core';
import type { ClosedDay } from '../../electron/contract/day.ts';
import card from '../home/card.module.css';
import { dateText } from '../language/date-text.ts';
import { useWords } from '../language/use-words.ts';
import classes from './today.module.css';

/** The days that were closed, newest first, each with its report. */
export function ClosedDays({ days, onShow }: { days: readonly ClosedDay[]; onShow: (date: string) => void }) {
  const { t, language } = useWords();
  return (
    <section className={card.card} aria-label={t('day.closedDays')}>
      <h2 className={card.heading}>{t('day.closedDays')}</h2>
      {days.length === 0 && <p className={card.soft}>{t('day.noClosedDays')}</p>}
      <div className={classes.days}>
        {days.map(({ businessDate }) => (
          <Button key={businessDate} variant="default" size="xs" onClick={() => onShow(businessDate)}>
            {t('day.showReport', { date: dateText(businessDate, language) })}
          </Button>
        ))}
      </div>
    </section>
  );
}
