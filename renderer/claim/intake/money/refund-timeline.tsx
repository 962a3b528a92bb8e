import type { RefundPoint } from '../../../../electron/contract/claim-money-review.ts';
import type { CalendarDate } from '../../../../electron/contract/moment.ts';
import { dateText } from '../../../language/date-text.ts';
import { useWords } from '../../../language/use-words.ts';
import classes from './money.module.css';

const width = 760;
const height = 96;
const line = 42;

/**
 * The refund procedure as a line with its dates: filled what has happened, hollow what is due, dashed what can't be
 * earlier, red what has lapsed. The words under each point say the same.
 */
export function RefundTimeline({ points, today }: { points: readonly RefundPoint[]; today: CalendarDate }) {
  const { t, language } = useWords();
  const slot = width / points.length;
  const xOf = (i: number) => (i + 0.5) * slot;
  const passed = points.findLastIndex(({ certainty, on }) => certainty === 'HAPPENED' && on <= today);
  const dateWords = ({ on, certainty }: RefundPoint) =>
    t(`claimMoney.certainty.${certainty}`, { date: dateText(on, language) });
  return (
    <svg
      className={classes.plot}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMinYMin meet"
      role="img"
      aria-label={`${t('claimMoney.timeline')}: ${points
        .map((point) => `${t(`claimMoney.step.${point.step}`)} ${dateWords(point)}`)
        .join(', ')}`}
    >
      <line x1={xOf(0)} x2={xOf(points.length - 1)} y1={line} y2={line} className={classes.line} />
      {passed > 0 && <line x1={xOf(0)} x2={xOf(passed)} y1={line} y2={line} className={classes.passed} />}
      {points.map((point, i) => (
        <g key={point.step} transform={`translate(${xOf(i)} 0)`}>
          <text y={line - 18} className={classes.step}>
            {t(`claimMoney.step.${point.step}`)}
          </text>
          <circle cy={line} r={7} className={classes.point} data-certainty={point.certainty} />
          <text y={line + 28} className={classes.date} data-certainty={point.certainty}>
            {dateWords(point)}
          </text>
        </g>
      ))}
    </svg>
  );
}
