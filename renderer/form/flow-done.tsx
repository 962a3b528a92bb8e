import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { FieldColumn } from './field-column.tsx';
import classes from './flow-done.module.css';

/** The end of a flow: what is done and to be handed over, what is to be said of it, the customer's paper, and on. */
export function FlowDone({
  about,
  title,
  handOver,
  actions,
  paper,
  children,
}: {
  /** The focus starts anew with this. */
  about: string;
  title: string;
  handOver: string;
  /** At the right of the foot, the main action last. */
  actions: ReactNode;
  /** Beside it. */
  paper: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={classes.page}>
      <section className={classes.told} aria-label={title}>
        <FieldColumn startsAnew={about}>
          <output className={classes.title}>
            <IconCircleCheck size={34} stroke={1.8} aria-hidden />
            <span>
              <h1>{title}</h1>
              {handOver}
            </span>
          </output>
          {children}
        </FieldColumn>
        <footer className={classes.foot}>{actions}</footer>
      </section>
      {paper}
    </div>
  );
}
