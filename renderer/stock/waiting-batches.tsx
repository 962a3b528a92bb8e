import { Button } from '@mantine/core';
import type { StockOverview } from '../../electron/contract/stock.ts';
import { useWords } from '../language/use-words.ts';
import classes from './stock.module.css';

/** Packages on their way to the branch. */
export function WaitingBatches({
  stock,
  onReceive,
}: {
  stock: StockOverview;
  /** Null for whoever may only look. */
  onReceive: ((batchNo: string) => void) | null;
}) {
  const { t } = useWords();
  return (
    <section aria-label={t('stock.batches')}>
      <h2 className={classes.heading}>{t('stock.batches')}</h2>
      {stock.batches.length === 0 && (
        <p className={classes.soft}>
          {t('stock.noBatches')}
          <br />
          {t('stock.noBatchesHint')}
        </p>
      )}
      <ul className={classes.batches}>
        {stock.batches.map(({ batchNo, cards, sentOn }) => (
          <li key={batchNo}>
            <strong>{batchNo}</strong>
            <small>
              {t('common.cards', { n: cards })} · {t('stock.sentOn', { date: sentOn })}
            </small>
            {onReceive !== null && (
              <Button
                variant="light"
                size="compact-md"
                aria-label={`${t('stock.task.RECEIVE')} ${batchNo}`}
                onClick={() => onReceive(batchNo)}
              >
                {t('stock.task.RECEIVE')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
