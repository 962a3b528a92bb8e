import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './notice.module.css';

/** Something worth knowing before going on; nothing is wrong. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <output className={classes.notice}>
      <IconInfoCircle size={18} stroke={1.8} aria-hidden />
      <span>{children}</span>
    </output>
  );
}
