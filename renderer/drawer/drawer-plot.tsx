import type { DrawerView } from '../../electron/contract/drawer.ts';
import { clockTextOn } from '../language/date-text.ts';
import { useWords } from '../language/use-words.ts';
import { wonText } from '../language/won-text.ts';
import classes from './drawer-plot.module.css';

const width = 560;
const height = 190;
const left = 8;
const head = 18;
const foot = 20;

/** Cash in the drawer over the day: a step at each movement, the limit as a line. */
export function DrawerPlot({
  businessDate,
  movements,
  limit,
}: Pick<DrawerView, 'businessDate' | 'movements' | 'limit'>) {
  const { t, language } = useWords();
  const first = movements[0];
  const last = movements.at(-1);
  if (first === undefined || last === undefined) return null;
  const from = Date.parse(first.at);
  const span = Math.max(60_000, Date.parse(last.at) - from);
  const most = Math.max(10_000, ...movements.map(({ balance }) => balance));
  const x = (at: string) => left + ((Date.parse(at) - from) / span) * (width - 2 * left);
  const y = (amount: number) => height - foot - (amount / most) * (height - foot - head);
  const steps = movements.map(({ at, balance }) => `H ${x(at)} V ${y(balance)}`).join(' ');
  const start = `M ${left} ${y(first.balance - first.change)}`;
  return (
    <svg
      className={classes.plot}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t('drawer.overTheDay')}
    >
      <line x1={0} x2={width} y1={height - foot} y2={height - foot} className={classes.ground} />
      {limit < most && (
        <line x1={0} x2={width} y1={y(limit)} y2={y(limit)} className={classes.limit}>
          <title>{t('drawer.limit')}</title>
        </line>
      )}
      <path className={classes.line} d={`${start} ${steps} H ${width - left}`} />
      <text x={left} y={y(most) - 6} className={classes.number}>
        {wonText(most, language)}
      </text>
      <text x={left} y={height - 5} className={classes.time}>
        {clockTextOn(businessDate, first.at)}
      </text>
      <text x={width - left} y={height - 5} className={classes.time} textAnchor="end">
        {clockTextOn(businessDate, last.at)}
      </text>
    </svg>
  );
}
