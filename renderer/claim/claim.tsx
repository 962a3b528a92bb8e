import { Route, Switch } from 'wouter';
import type { SessionView, TerminalStatus } from '../../electron/contract/desk.ts';
import { places } from '../frame/places.ts';
import { Drafts } from './drafts/drafts.tsx';
import { Intake } from './intake/intake.tsx';

/** Claims: those being taken in, and one of them. */
export function Claim({ status, session }: { status: TerminalStatus; session: SessionView }) {
  return (
    <Switch>
      <Route path={`${places.claim}/intake/:claimId`}>
        {({ claimId }) => <Intake key={claimId} claimId={claimId} status={status} />}
      </Route>
      <Route>
        <Drafts session={session} />
      </Route>
    </Switch>
  );
}
