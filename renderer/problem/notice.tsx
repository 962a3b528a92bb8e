import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './notice.module.css';

/** Something worth knowing before going on; nothing is wrong. `waiting` (amber) is for what will pass. */
export function Notice({ tone, children }: { tone: 'hint' | 'waiting'; children: ReactNode }) {
  return (
    <output className={classes.notice} data-tone={tone}>
      <IconInfoCircle size={18} stroke={1.8} aria-hidden />
      <span>{children}</span>
    </output>
  );
}
