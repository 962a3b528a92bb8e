import { useId } from 'react';
import classes from './question-row.module.css';

/** A question of a whole sentence with its few answers at the right. */
export function QuestionRow<T extends string>({
  question,
  choices,
  value,
  onChange,
  invalid,
}: {
  question: string;
  choices: readonly { readonly value: T; readonly label: string }[];
  value: T | null;
  onChange: (value: T) => void;
  invalid: boolean;
}) {
  const name = useId();
  return (
    <fieldset className={classes.question} aria-invalid={invalid}>
      <legend>{question}</legend>
      <div className={classes.answers}>
        {choices.map((choice) => (
          <label key={choice.value}>
            <input
              type="radio"
              name={name}
              checked={value === choice.value}
              onChange={() => onChange(choice.value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
