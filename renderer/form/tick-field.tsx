import { IconCheck } from '@tabler/icons-react';
import classes from './choice-field.module.css';

/** Something seen and confirmed, or not yet: a checkbox that looks like the keys beside it. */
export function TickField(field: {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly invalid?: boolean;
  /** Nothing is missing while it is not ticked. */
  readonly optional?: boolean;
}) {
  return (
    <label className={classes.choice}>
      <input
        type="checkbox"
        checked={field.checked}
        onChange={(event) => field.onChange(event.currentTarget.checked)}
        aria-label={field.label}
        aria-invalid={field.invalid ?? false}
        data-optional={field.optional || undefined}
      />
      <span className={classes.box} aria-hidden="true">
        <IconCheck size={12} stroke={3.5} />
      </span>
      <span>{field.label}</span>
    </label>
  );
}
