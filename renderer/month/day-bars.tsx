import classes from './month.module.css';

/** One kind of thing, day by day; below nothing for what is less than nothing. */
export interface Series {
  readonly name: string;
  readonly tone: 'first' | 'second' | 'third' | 'alarm';
  readonly values: readonly number[];
}

const height = 170;
const foot = 34;
const head = 16;

/** Days as bars on one ground line, one series upon the other; what is negative hangs below it. */
export function DayBars({
  label,
  dates,
  series,
  width,
  none,
}: {
  label: string;
  dates: readonly string[];
  series: readonly Series[];
  width: number;
  /** What is said where there is nothing to see. */
  none: string;
}) {
  const sums = dates.map((_, i) => {
    const values = series.map(({ values }) => values[i] ?? 0);
    return {
      up: values.reduce((sum, n) => sum + Math.max(0, n), 0),
      down: values.reduce((sum, n) => sum + Math.max(0, -n), 0),
    };
  });
  const most = Math.max(1, ...sums.map(({ up }) => up));
  const least = Math.max(0, ...sums.map(({ down }) => down));
  const scale = (height - foot - head) / (most + least);
  const ground = head + most * scale;
  const isNothing = sums.every(({ up, down }) => up === 0 && down === 0);
  const slot = width / dates.length;
  const bar = Math.min(26, slot * 0.64);
  /** Where there is room for every number, all are told; else the last and the first of the highest. */
  const isTold = (i: number) =>
    slot >= 34 || i === dates.length - 1 || i === sums.findIndex(({ up }) => up === most);
  return (
    <figure className={classes.figure}>
      <figcaption>
        <strong>{label}</strong>
        {series.map(({ name, tone }) => (
          <span key={name} className={classes.key} data-tone={tone}>
            {name}
          </span>
        ))}
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} className={classes.plot}>
        {dates.map((date, i) => {
          let up = 0;
          let down = 0;
          return (
            <g key={date} transform={`translate(${(i + 0.5) * slot} 0)`}>
              {series.map(({ name, tone, values }) => {
                const n = values[i] ?? 0;
                const from = n >= 0 ? up : down;
                if (n >= 0) up += n;
                else down -= n;
                const size = Math.abs(n) * scale;
                return (
                  <rect
                    key={name}
                    data-tone={tone}
                    x={-bar / 2}
                    width={bar}
                    y={n >= 0 ? ground - from * scale - size : ground + from * scale}
                    height={size}
                  />
                );
              })}
              {isTold(i) && up > 0 && (
                <text className={classes.number} y={ground - up * scale - 4}>
                  {up.toLocaleString('ko-KR')}
                </text>
              )}
              {down > 0 && (
                <text className={classes.number} y={ground + down * scale + 12}>
                  {`−${down.toLocaleString('ko-KR')}`}
                </text>
              )}
              <text y={height - 5}>{Number(date.slice(8))}</text>
            </g>
          );
        })}
        <line x1={0} x2={width} y1={ground} y2={ground} />
        {isNothing && (
          <text x={width / 2} y={height / 2}>
            {none}
          </text>
        )}
      </svg>
    </figure>
  );
}
