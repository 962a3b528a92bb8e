import type { ReactNode } from 'react';
import classes from './page-title.module.css';

/** What a page is, and beside it the day, the month or the number it is about. */
export function PageTitle({ title, beside }: { title: string; beside: ReactNode }) {
  return (
    <h1 className={classes.title}>
      {title} <small>{beside}</small>
    </h1>
  );
}
