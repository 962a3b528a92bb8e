import type { MoneyContradiction } from '../../../../electron/contract/claim-money-review.ts';
import { useWords } from '../../../language/use-words.ts';
import { groupedWon } from '../../../language/won-text.ts';
import { Notice } from '../../../problem/notice.tsx';

/** So many row numbers are named before "and more". */
const rowsNamed = 8;

/** What can't be true together, each in one sentence with its rows; the teller asks, nothing is refused. */
export function Contradictions({ found }: { found: readonly MoneyContradiction[] }) {
  const { t } = useWords();
  const stepName = (step: string | number | undefined) =>
    step === 'TODAY' ? t('claimMoney.today') : t(`claimMoney.step.${step as 'PAPERS'}`);
  return found.map((one) => {
    const { kind, rows, detail } = one;
    const named = `${rows.slice(0, rowsNamed).join(', ')}${rows.length > rowsNamed ? ' …' : ''}`;
    const amount = (name: string) => groupedWon(Number(detail[name] ?? 0));
    const sentence = t(`claimMoney.contradiction.${kind}`, {
      stated: amount('stated'),
      sum: amount('sum'),
      refund: amount('refund'),
      loss: amount('loss'),
      from: String(detail.from ?? ''),
      earlier: kind === 'DATES_OUT_OF_ORDER' ? stepName(detail.earlier) : '',
      later: kind === 'DATES_OUT_OF_ORDER' ? stepName(detail.later) : '',
    });
    return (
      <Notice key={`${kind} ${named} ${detail.later ?? ''}`} tone="waiting">
        {rows.length > 0 && `${t('claimMoney.rows', { rows: named })} `}
        {sentence}
      </Notice>
    );
  });
}
