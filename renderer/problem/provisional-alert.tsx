import { IconCloudOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './provisional-alert.module.css';

/** That what was just done holds, but the core has not heard of it yet, and what to tell the customer. */
export function ProvisionalAlert({ children }: { children: ReactNode }) {
  return (
    <div className={classes.alert} role="alert">
      <IconCloudOff size={22} stroke={1.8} aria-hidden />
      <span>{children}</span>
    </div>
  );
}
