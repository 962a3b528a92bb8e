import classes from './choice-field.module.css';
import { TickField } from './tick-field.tsx';

/** Any of several, or none, all of them in sight. */
export function TickGroup<T extends string>({
  label,
  choices,
  chosen,
  onChange,
  invalid,
}: {
  label: string;
  choices: readonly { readonly value: T; readonly label: string }[];
  chosen: readonly T[];
  /** Gets them in the order of the choices. */
  onChange: (chosen: T[]) => void;
  invalid: boolean;
}) {
  return (
    <fieldset className={classes.field} aria-invalid={invalid}>
      <legend className={classes.label}>{label}</legend>
      <div className={classes.choices}>
        {choices.map((choice) => (
          <TickField
            key={choice.value}
            label={choice.label}
            checked={chosen.includes(choice.value)}
            optional
            onChange={(ticked) =>
              onChange(
                choices
                  .map(({ value }) => value)
                  .filter((value) => (value === choice.value ? ticked : chosen.includes(value))),
              )
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
