import month from '../../month/month.module.css';
import classes from './count-bars.module.css';

/** A few counts as bars beside their names. */
export function CountBars({
  label,
  counts,
  none,
}: {
  label: string;
  counts: readonly { readonly name: string; readonly n: number }[];
  /** What is said where there is nothing to see. */
  none: string;
}) {
  const most = Math.max(1, ...counts.map(({ n }) => n));
  const isNothing = counts.every(({ n }) => n === 0);
  return (
    <figure className={month.figure}>
      <figcaption>
        <strong>{label}</strong>
      </figcaption>
      {isNothing ? (
        <p className={classes.none}>{none}</p>
      ) : (
        <ul className={classes.bars}>
          {counts.map(({ name, n }) => (
            <li key={name}>
              <span>{name}</span>
              <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect width={(100 * n) / most} height={8} />
              </svg>
              <b>{n.toLocaleString('ko-KR')}</b>
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}
