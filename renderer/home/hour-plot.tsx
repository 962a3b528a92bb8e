import { useWords } from '../language/use-words.ts';
import classes from './hour-plot.module.css';
import { openHours } from './open-hours.ts';

const width = 640;
const height = 150;
const foot = 20;
const head = 16;

/** Cards issued in each hour, as bars with their number on top. */
export function HourPlot({ byHour }: { byHour: readonly number[] }) {
  const { t } = useWords();
  const hours = openHours(byHour);
  const most = Math.max(4, ...byHour);
  const slot = width / hours.length;
  const heightOf = (n: number) => (n / most) * (height - foot - head);
  return (
    <svg
      className={classes.plot}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMidYMin meet"
      role="img"
      aria-label={t('home.byHour')}
    >
      <line x1={0} x2={width} y1={height - foot} y2={height - foot} className={classes.ground} />
      {hours.map(({ hour, issued }, i) => (
        <g key={hour} transform={`translate(${(i + 0.5) * slot} 0)`}>
          <rect
            className={classes.bar}
            x={-Math.min(17, slot * 0.32)}
            width={2 * Math.min(17, slot * 0.32)}
            y={height - foot - heightOf(issued)}
            height={heightOf(issued)}
            rx={2}
          />
          {issued > 0 && (
            <text y={height - foot - heightOf(issued) - 5} className={classes.number}>
              {issued}
            </text>
          )}
          <text y={height - 5} className={classes.hour}>
            {hour}
          </text>
        </g>
      ))}
    </svg>
  );
}
