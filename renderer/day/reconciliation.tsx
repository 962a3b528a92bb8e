import type { ReactNode } from 'react';
import type { DayFigures } from '../../electron/contract/day.ts';
import card from '../home/card.module.css';
import { useWords } from '../language/use-words.ts';
import { wonText } from '../language/won-text.ts';
import classes from './today.module.css';

type Line = readonly [name: string, value: string];

/** What goes off; nothing stays nothing, without a sign. */
const minus = (amount: number) => 0 - amount;

/** The three sides of the day, each as the sum it is. */
export function Reconciliation({
  figures: { cash, records, stock },
  children,
}: {
  figures: DayFigures;
  /** What stands beside them. */
  children: ReactNode;
}) {
  const { t, language } = useWords();
  const won = (amount: number) => wonText(amount, language);
  const cards = (n: number) => t('common.cards', { n });
  const cashLines: readonly Line[] = [
    [t('day.carried'), won(cash.carried)],
    [t('day.fromVault'), won(cash.fromVault)],
    [t('day.fees'), won(cash.fees)],
    [t('day.over'), won(cash.over)],
    [t('day.toVault'), won(minus(cash.toVault))],
    [t('day.refunds'), won(minus(cash.refunds))],
    [t('day.short'), won(minus(cash.short))],
  ];
  const recordLines: readonly Line[] = [
    [t('day.issued', { n: records.issued.count }), won(records.issued.amount)],
    [t('day.waived', { n: records.waived.count }), won(minus(records.waived.amount))],
    [t('day.debited', { n: records.debited.count }), won(minus(records.debited.amount))],
    [t('day.refunded', { n: records.refunded.count }), won(minus(records.refunded.amount))],
    [t('day.booked'), won(cash.fees - cash.refunds)],
  ];
  const stockLines: readonly Line[] = [
    [t('day.opening'), cards(stock.opening)],
    [t('day.received'), cards(stock.received)],
    [t('day.cardsIssued'), cards(minus(stock.issued))],
    [t('day.spoiled'), cards(minus(stock.spoiled))],
    [t('day.returned'), cards(minus(stock.returned))],
    [t('day.lost'), cards(minus(stock.lost))],
    [t('day.cardsCounted'), stock.counted === null ? t('day.cardsUncounted') : cards(stock.counted)],
  ];
  return (
    <div className={classes.sides}>
      <Side title={t('day.cash')} lines={cashLines} end={[t('day.expected'), won(cash.expected)]} />
      <Side
        title={t('day.records')}
        lines={recordLines}
        end={[t('day.cashDue'), won(records.cash.amount - records.refunded.amount)]}
      />
      <Side title={t('day.stock')} lines={stockLines} end={[t('day.cardsExpected'), cards(stock.expected)]} />
      {children}
    </div>
  );
}

function Side({ title, lines, end }: { title: string; lines: readonly Line[]; end: Line }) {
  return (
    <section className={card.card} aria-label={title}>
      <h2 className={card.heading}>{title}</h2>
      <dl className={`${card.facts} ${classes.sum}`}>
        {[...lines, end].map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
