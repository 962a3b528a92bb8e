import type { MoneyTotals } from '../../../../electron/contract/claim-money-review.ts';
import { useWords } from '../../../language/use-words.ts';
import { wonReading, wonText } from '../../../language/won-text.ts';
import classes from './money.module.css';

const parts = ['transfers', 'loans', 'cardUse', 'toExchanges', 'frozen', 'refund'] as const;

/** What the rows come to, the loss with its Korean reading; nothing while a sum can't be reckoned. */
export function TotalsTable({ totals }: { totals: MoneyTotals | null }) {
  const { t, language } = useWords();
  if (totals === null) return null;
  return (
    <dl className={classes.sums} aria-live="polite">
      <div>
        <dt>{t('claimMoney.sum.loss')}</dt>
        <dd className={classes.loss}>
          {wonText(totals.loss, language)}
          <small>{totals.loss > 0 && wonReading(totals.loss, language)}</small>
        </dd>
      </div>
      {parts
        .filter((part) => totals[part] > 0)
        .map((part) => (
          <div key={part}>
            <dt>{t(`claimMoney.sum.${part}`)}</dt>
            <dd>{wonText(totals[part], language)}</dd>
          </div>
        ))}
      {totals.assets.map(({ symbol, quantity }) => (
        <div key={symbol}>
          <dt>{symbol}</dt>
          <dd>{quantity}</dd>
        </div>
      ))}
    </dl>
  );
}
