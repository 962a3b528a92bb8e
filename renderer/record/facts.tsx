import classes from './record.module.css';

/** What is known of a record, name by name; what has no value is left out. @param columns side by side */
export function Facts({
  facts,
  columns = 1,
}: {
  facts: readonly (readonly [name: string, value: string])[];
  columns?: 1 | 2;
}) {
  return (
    <dl className={classes.facts} data-columns={columns}>
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
