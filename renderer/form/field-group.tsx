import type { ReactNode } from 'react';
import classes from './field-group.module.css';

/** Fields that belong together, under their heading. */
export function FieldGroup({
  title,
  hint,
  children,
}: {
  title: string;
  hint?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={classes.group} aria-label={title}>
      <h2>
        {title} {hint !== undefined && <small>{hint}</small>}
      </h2>
      {children}
    </section>
  );
}

/** Short fields beside each other. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={classes.row}>{children}</div>;
}
