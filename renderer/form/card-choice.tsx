import { useId } from 'react';
import classes from './card-choice.module.css';

/** One of a few that need explaining: radio buttons as cards, each with its plain words. */
export function CardChoice<T extends string>(field: {
  readonly label: string;
  readonly choices: readonly { readonly value: T; readonly label: string; readonly explanation: string }[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly invalid: boolean;
}) {
  const name = useId();
  return (
    <fieldset className={classes.field} aria-invalid={field.invalid}>
      <legend className={classes.label}>{field.label}</legend>
      <div className={classes.cards}>
        {field.choices.map(({ value, label, explanation }) => (
          <label key={value} className={classes.card}>
            <input
              type="radio"
              name={name}
              checked={field.value === value}
              onChange={() => field.onChange(value)}
              aria-label={label}
              aria-describedby={`${name}${value}`}
            />
            <span className={classes.dot} aria-hidden="true" />
            <strong>{label}</strong>
            <span id={`${name}${value}`}>{explanation}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
