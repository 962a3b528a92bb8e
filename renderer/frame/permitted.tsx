import type { ReactNode } from 'react';
import type { SessionView } from '../../electron/contract/desk.ts';
import { may } from '../../electron/contract/permission.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import classes from './frame.module.css';
import { placeNeeds, type places } from './places.ts';

/** A place for those who may be there; whoever else has reached it is told why it is empty. */
export function Permitted({
  place,
  session,
  children,
}: {
  place: keyof typeof places;
  session: SessionView;
  children: ReactNode;
}) {
  if (may(session.role, placeNeeds[place])) return children;
  return (
    <div className={classes.notPermitted}>
      <ProblemPanel problem={{ tag: 'NotPermitted' }} />
    </div>
  );
}
