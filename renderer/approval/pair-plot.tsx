import type { ApprovalsOverview } from '../../electron/contract/approval.ts';
import { useWords } from '../language/use-words.ts';
import classes from './pair-plot.module.css';

/** Waivers of each pair of maker and approver as bars, the most first: one far above the others is seen at once. */
export function PairPlot({ pairs, days }: Pick<ApprovalsOverview, 'pairs' | 'days'>) {
  const { t } = useWords();
  const most = Math.max(1, ...pairs.map(({ waivers }) => waivers));
  if (pairs.length === 0) return null;
  return (
    <table className={classes.plot}>
      <caption>{t('approval.page.pairs', { days })}</caption>
      <tbody>
        {pairs.map(({ maker, approver, waivers }) => (
          <tr key={`${maker} ${approver}`}>
            <th scope="row">{`${maker} · ${approver}`}</th>
            <td>
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect width={(waivers / most) * 100} height={10} rx={1} />
              </svg>
            </td>
            <td className={classes.number}>{t('common.cases', { n: waivers })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
