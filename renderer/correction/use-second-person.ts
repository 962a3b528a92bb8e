import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '../../electron/contract/problem.ts';
import type { Result } from '../../electron/contract/result.ts';

/**
 * An act that takes a second person: what exactly it would be is asked of the desk, shown to them, and done with their
 * consent at once; one press at a time.
 *
 * @param prepare what they would consent to
 * @param carryOut does it with the request they agreed to
 */
export function useSecondPerson<Subject, Done>(
  prepare: () => Promise<Result<Subject>>,
  carryOut: (approvalRequestId: string) => Promise<Result<Done>>,
  onDone: (value: Done) => void,
) {
  const [subject, setSubject] = useState<Subject | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const busy = useRef(false);
  const latest = useRef({ carryOut, onDone });
  useEffect(() => {
    latest.current = { carryOut, onDone };
  });

  const alone = useCallback(async <T>(work: () => Promise<Result<T>>): Promise<Result<T> | null> => {
    if (busy.current) return null;
    busy.current = true;
    const answer = await work();
    busy.current = false;
    setProblem(answer.ok ? null : answer.problem);
    return answer;
  }, []);
  const ask = async () => {
    const prepared = await alone(prepare);
    if (prepared?.ok === true) setSubject(prepared.value);
  };
  const given = useCallback(
    (approvalRequestId: string) => {
      void alone(() => latest.current.carryOut(approvalRequestId)).then((answer) => {
        setSubject(null);
        if (answer?.ok === true) latest.current.onDone(answer.value);
      });
    },
    [alone],
  );
  return {
    problem,
    ask: () => void ask(),
    /** What the sheet beside the form is given. */
    sheet: { subject, onGiven: given, onClose: () => setSubject(null) },
  };
}
