import type { ReactNode } from 'react';
import type { Problem } from '../../electron/contract/problem.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import classes from './record-panel.module.css';

/** A record beside the list it was chosen from. */
export function RecordPanel({ label, children }: { label: string; children: ReactNode }) {
  return (
    <aside className={classes.panel} aria-label={label}>
      {children}
    </aside>
  );
}

/** The same while the record is asked for, and when it is refused. */
export function PanelWithoutRecord({ refused }: { refused: { readonly problem: Problem } | undefined }) {
  return (
    <aside className={classes.panel} aria-busy={refused === undefined}>
      {refused !== undefined && <ProblemPanel problem={refused.problem} />}
    </aside>
  );
}
