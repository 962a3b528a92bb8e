import { Route, Switch } from 'wouter';
import type { SessionView, TerminalStatus } from '../../electron/contract/desk.ts';
import { places } from '../frame/places.ts';
import { ClaimTabs, claimPlaces } from './claim-tabs.tsx';
import { Drafts } from './drafts/drafts.tsx';
import { FiledClaims } from './follow-up/filed-claims.tsx';
import { Reminders } from './follow-up/reminders.tsx';
import { Retention } from './follow-up/retention.tsx';
import { Statistics } from './follow-up/statistics.tsx';
import { Intake } from './intake/intake.tsx';

/** Claims: those being taken in, one of them, and what became of those that were filed. */
export function Claim({ status, session }: { status: TerminalStatus; session: SessionView }) {
  return (
    <Switch>
      <Route path={`${places.claim}/intake/:claimId`}>
        {({ claimId }) => <Intake key={claimId} claimId={claimId} status={status} />}
      </Route>
      <Route>
        <ClaimTabs session={session} />
        <Switch>
          <Route path={`${claimPlaces.filed}/:claimId?`}>
            {({ claimId }) => <FiledClaims chosen={claimId ?? null} status={status} />}
          </Route>
          <Route path={claimPlaces.reminders}>
            <Reminders status={status} />
          </Route>
          <Route path={claimPlaces.statistics}>
            <Statistics status={status} />
          </Route>
          <Route path={claimPlaces.retention}>
            <Retention status={status} />
          </Route>
          <Route>
            <Drafts session={session} />
          </Route>
        </Switch>
      </Route>
    </Switch>
  );
}
