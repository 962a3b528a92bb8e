import { MantineProvider } from '@mantine/core';
import { Notifications, notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, StrictMode, Suspense, useEffect, useState } from 'react';
import { Router } from 'wouter';
import type { SessionView, TerminalStatus } from '../electron/contract/desk.ts';
import { useTerminal } from './bridge/terminal-view.ts';
import { Opening } from './frame/opening.tsx';
import { useGuardedLocation } from './frame/use-guarded-location.ts';
import classes from './page.module.css';
import { FailureBoundary } from './problem/failure-boundary.tsx';
import { LockScreen } from './sign-in/lock-screen.tsx';
import { SignIn } from './sign-in/sign-in.tsx';
import { theme } from './theme.ts';

/** Everything behind the sign-in page comes in a chunk of its own, so that the sign-in page is there sooner. */
const Frame = lazy(() => import('./frame/frame.tsx'));

/** Answers come from the same machine: asking again is cheap, trying again by itself would only hide a problem. */
const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: false, networkMode: 'always', refetchOnWindowFocus: false, gcTime: 60_000 },
    mutations: { retry: false, networkMode: 'always' },
  },
});

const styleNonce = () => document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

/** The whole page: opening, sign-in, or the frame of the one who is signed in. */
export function Page() {
  return (
    <StrictMode>
      <MantineProvider theme={theme} forceColorScheme="light" getStyleNonce={styleNonce}>
        <QueryClientProvider client={queries}>
          <Router hook={useGuardedLocation}>
            <Notifications position="bottom-left" className={classes.told} containerWidth={420} limit={8} />
            <FailureBoundary>
              <View />
            </FailureBoundary>
          </Router>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>
  );
}

function View() {
  const { status } = useTerminal();
  if (status === null) return <Opening />;
  return <SignedInOrNot status={status} />;
}

function SignedInOrNot({ status }: { status: TerminalStatus }) {
  const { session } = status;
  const who = session === null ? null : `${session.staffNo} ${session.signedInAt}`;
  // What one person was told is not left lying about for the next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it goes when the person does
  useEffect(
    () => () => {
      queries.clear();
      notifications.clean();
    },
    [who],
  );
  if (session === null) return <SignIn status={status} />;
  return (
    <Suspense fallback={<Opening />}>
      <SignedIn key={who} status={status} session={session} />
    </Suspense>
  );
}

function SignedIn({ status, session }: { status: TerminalStatus; session: SessionView }) {
  const { locked } = session;
  // News makes the work look again, and under the lock the desk refuses: that would stand there when they are back.
  const [heard, hear] = useState(locked ? null : status);
  if (!locked && heard !== status) hear(status);
  return (
    <>
      {heard !== null && (
        // Under the lock the work stays as it is, but nothing of it can be seen or reached.
        <div hidden={locked} inert={locked} className={classes.view}>
          <Frame status={heard} session={session} />
        </div>
      )}
      {locked && <LockScreen status={status} session={session} />}
    </>
  );
}
