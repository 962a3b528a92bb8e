import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SessionView, TerminalStatus } from '../../electron/contract/desk.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import { IssuanceFlow } from './issuance-flow.tsx';
import { newWork, type Work, workOf } from './work.ts';

/** The issuance: takes up the teller's draft if there is one, and begins anew after each customer. */
export function Issuance({ status, session }: { status: TerminalStatus; session: SessionView }) {
  const queries = useQueryClient();
  const [fresh, setFresh] = useState<Work | null>(null);
  const draft = useQuery({
    queryKey: ['draft', 'to go on with'],
    queryFn: () => ask((options) => desk.issuance.draft(undefined, options)),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const [unused] = useState(() => newWork(crypto.randomUUID()));
  const startAnew = () => {
    setFresh(newWork(crypto.randomUUID()));
    void queries.invalidateQueries({ queryKey: ['draft'], refetchType: 'none' });
  };
  if (draft.data === undefined) return null;
  if (!draft.data.ok) return <ProblemPanel problem={draft.data.problem} />;
  const kept = draft.data.value;
  const initial = fresh ?? (kept === null ? unused : workOf(kept));
  return (
    <IssuanceFlow
      key={initial.draftId}
      initial={initial}
      restored={fresh === null && kept !== null}
      status={status}
      session={session}
      onStartAnew={startAnew}
    />
  );
}
