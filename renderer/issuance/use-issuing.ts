import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { TerminalStatus } from '../../electron/contract/desk.ts';
import type { IssuanceOrder, IssuanceOutcome, IssuanceProgress } from '../../electron/contract/issuance.ts';
import type { Problem } from '../../electron/contract/problem.ts';
import type { Result } from '../../electron/contract/result.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';

/** What to do: the whole order, or an issuance that has begun and goes on with the card on `reader`. */
export type Attempt =
  | { readonly kind: 'order'; readonly order: IssuanceOrder }
  | { readonly kind: 'resume'; readonly issuanceId: string; readonly reader: string };

export interface Issuing {
  readonly running: boolean;
  readonly problem: Problem | null;
  readonly outcome: IssuanceOutcome | null;
  /** The furthest the last attempt came. */
  readonly progress: IssuanceProgress | null;
  /** Set once something stands in the journal: from then on it is finished or abandoned, not changed. */
  readonly begun: string | null;
  readonly attempt: (attempt: Attempt) => void;
}

/**
 * Carries out the order. The same press can't do it twice: while one attempt runs another is not begun, and the order
 * is keyed by its draft, so that the desk would not do it twice either.
 */
export function useIssuing(status: TerminalStatus, cardSerialNo: string | null): Issuing {
  const [progress, setProgress] = useState<IssuanceProgress | null>(null);
  const [begun, setBegun] = useState<string | null>(null);
  const busy = useRef(false);

  const run = useMutation({
    mutationFn: async (attempt: Attempt): Promise<Result<IssuanceOutcome>> => {
      const answer = await ask(
        (options) =>
          attempt.kind === 'order'
            ? desk.issuance.perform(attempt.order, options)
            : desk.issuance.resume({ issuanceId: attempt.issuanceId, reader: attempt.reader }, options),
        'CARD',
      );
      if (!answer.ok) setBegun(await openIssuanceOf(cardSerialNo));
      return answer;
    },
    onSettled: () => {
      busy.current = false;
    },
  });

  useEffect(() => {
    if (run.isPending && status.progress !== null) setProgress(status.progress);
  }, [run.isPending, status.progress]);

  return {
    running: run.isPending,
    problem: run.data?.ok === false ? run.data.problem : null,
    outcome: run.data?.ok === true ? run.data.value : null,
    progress,
    begun,
    attempt: (attempt) => {
      if (busy.current) return;
      busy.current = true;
      setProgress(null);
      run.mutate(attempt);
    },
  };
}

/** A card lies in at most one open issuance, so its serial number finds it. */
async function openIssuanceOf(cardSerialNo: string | null): Promise<string | null> {
  const open = await ask((options) => desk.issuance.open(undefined, options));
  if (!open.ok) return null;
  return open.value.find((entry) => entry.cardSerialNo === cardSerialNo)?.issuanceId ?? null;
}
