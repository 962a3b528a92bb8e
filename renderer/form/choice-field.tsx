import { useId } from 'react';
import classes from './choice-field.module.css';

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  /** Why it can't be chosen now, said beside it. */
  readonly unavailable?: string | undefined;
}

/** One of a few, all of them in sight: radio buttons that look like keys. */
export function ChoiceField<T extends string>(field: {
  readonly label: string;
  readonly choices: readonly Choice<T>[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly invalid?: boolean;
}) {
  const name = useId();
  return (
    <fieldset className={classes.field} aria-invalid={field.invalid ?? false}>
      <legend className={classes.label}>{field.label}</legend>
      <div className={classes.choices}>
        {field.choices.map(({ value, label, unavailable }) => (
          <label key={value} className={classes.choice}>
            <input
              type="radio"
              name={name}
              checked={field.value === value}
              disabled={unavailable !== undefined}
              onChange={() => field.onChange(value)}
              aria-label={label}
            />
            <span className={classes.dot} aria-hidden="true" />
            <span>{label}</span>
            {unavailable !== undefined && <span className={classes.reason}>{unavailable}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
