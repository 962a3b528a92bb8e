import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { TerminalStatus } from '../../electron/contract/desk.ts';
import type {
  IssuanceOrder,
  IssuanceOutcome,
  IssuanceProgress,
  OpenIssuance,
} from '../../electron/contract/issuance.ts';
import type { Problem } from '../../electron/contract/problem.ts';
import type { Result } from '../../electron/contract/result.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { useToldElsewhere } from './use-told-elsewhere.ts';

export interface Issuing {
  readonly running: boolean;
  readonly problem: Problem | null;
  readonly outcome: IssuanceOutcome | null;
  /** The furthest the last attempt came. */
  readonly progress: IssuanceProgress | null;
  /** Set once the start stands in the journal: from then on it is finished or abandoned, not changed. */
  readonly begun: string | null;
  /** Carries the order out, or takes up what has begun of it with the card on `reader`. */
  readonly attempt: (order: IssuanceOrder, reader: string) => void;
  /** Forgets a refused attempt, so that what was wrong can be mended. */
  readonly forget: () => void;
}

/**
 * Carries out the order. The same press can't do it twice: while one attempt runs another is not begun, and the order
 * is keyed by its draft, so that the desk would not do it twice either.
 */
export function useIssuing(status: TerminalStatus): Issuing {
  const [progress, setProgress] = useState<IssuanceProgress | null>(null);
  const [begun, setBegun] = useState<string | null>(null);
  const busy = useRef(false);
  const tellElsewhere = useToldElsewhere();

  const run = useMutation({
    mutationFn: async ({ order, reader }: { order: IssuanceOrder; reader: string }) => {
      const answer = begun === null ? await perform(order) : await takeUp(begun, reader, order);
      if (!answer.ok) {
        const open = await ask((options) => desk.issuance.open(undefined, options));
        // A card lies in at most one open issuance, so its serial number finds it.
        const ours = (entry: OpenIssuance) => entry.cardSerialNo === order.cardSerialNo;
        if (open.ok) setBegun(open.value.find(ours)?.issuanceId ?? null);
      }
      return answer;
    },
    onSuccess: (answer) => {
      if (answer.ok) tellElsewhere(answer.value);
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
    attempt: (order, reader) => {
      if (busy.current) return;
      busy.current = true;
      setProgress(null);
      run.mutate({ order, reader });
    },
    forget: run.reset,
  };
}

const perform = (order: IssuanceOrder): Promise<Result<IssuanceOutcome>> =>
  ask((options) => desk.issuance.perform(order, options), 'CARD');

async function takeUp(
  issuanceId: string,
  reader: string,
  order: IssuanceOrder,
): Promise<Result<IssuanceOutcome>> {
  const answer = await ask((options) => desk.issuance.resume({ issuanceId, reader }, options), 'CARD');
  // It ended while nobody listened: the same order again tells how.
  return !answer.ok && answer.problem.tag === 'IssuanceAlreadyClosed' ? await perform(order) : answer;
}
