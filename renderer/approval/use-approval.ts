import { useCallback, useEffect, useRef, useState } from 'react';
import type { ApprovalCredential, ApprovalView } from '../../electron/contract/approval.ts';
import type { TerminalStatus } from '../../electron/contract/desk.ts';
import type { Problem } from '../../electron/contract/problem.ts';
import type { Result } from '../../electron/contract/result.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';

/** Who answers, and how they show it. */
export interface Answerer {
  readonly approver: string;
  readonly credential: ApprovalCredential;
}

export interface Approval {
  readonly request: ApprovalView | null;
  readonly problem: Problem | null;
  readonly answering: boolean;
  /** Milliseconds since 1970 at which it lapses by itself, by this page's clock. */
  readonly endsAt: number;
  readonly give: (by: Answerer) => void;
  readonly refuse: (by: Answerer, reason: string) => void;
  readonly askAgain: () => void;
}

/**
 * A request for consent as it stands: asked for once, looked at again whenever the desk has news, answered one answer
 * at a time, so that the same press never answers twice.
 *
 * @param begin makes the request, or finds the one that is there; it must be safe to repeat
 */
export function useApproval(
  begin: (signal: { signal: AbortSignal }) => Promise<Result<ApprovalView>>,
  status: TerminalStatus,
): Approval {
  const [request, setRequest] = useState<ApprovalView | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [answering, setAnswering] = useState(false);
  const [endsAt, setEndsAt] = useState(0);
  const busy = useRef(false);
  const first = useRef(begin);

  /** Takes the time anew as well: a consent from elsewhere prolongs it, and this page's clock may be set meanwhile. */
  const look = useCallback((seen: ApprovalView) => {
    setRequest(seen);
    setEndsAt(Date.now() + seen.secondsLeft * 1_000);
  }, []);
  const take = useCallback(
    (answer: Result<ApprovalView>) => {
      setProblem(answer.ok ? null : answer.problem);
      if (answer.ok) look(answer.value);
    },
    [look],
  );
  const askAgain = useCallback(() => {
    void ask((options) => first.current(options)).then(take);
  }, [take]);
  useEffect(askAgain, [askAgain]);

  const requestId = request?.requestId;
  const open = request?.state === 'WAITING';
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new status may be news of the request
  useEffect(() => {
    if (requestId === undefined || !open || busy.current) return;
    void ask((options) => desk.approvals.find({ requestId }, options)).then((answer) => {
      if (answer.ok && !busy.current) look(answer.value);
    });
  }, [status, requestId, open, look]);

  const answer = async (
    how: (requestId: string, options: { signal: AbortSignal }) => Promise<Result<ApprovalView>>,
  ) => {
    if (requestId === undefined || busy.current) return;
    busy.current = true;
    setAnswering(true);
    take(await ask((options) => how(requestId, options), 'CARD'));
    busy.current = false;
    setAnswering(false);
  };
  return {
    request,
    problem,
    answering,
    endsAt,
    give: (by) => void answer((id, options) => desk.approvals.give({ requestId: id, ...by }, options)),
    refuse: (by, reason) =>
      void answer((id, options) => desk.approvals.refuse({ requestId: id, ...by, reason }, options)),
    askAgain,
  };
}
