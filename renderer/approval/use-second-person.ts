import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '../../electron/contract/result.ts';
import { useOneAtATime } from '../form/use-one-at-a-time.ts';

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
  const { problem, act } = useOneAtATime();
  const latest = useRef({ carryOut, onDone });
  useEffect(() => {
    latest.current = { carryOut, onDone };
  });

  const given = useCallback(
    (approvalRequestId: string) => {
      void act(
        () => latest.current.carryOut(approvalRequestId),
        (done) => latest.current.onDone(done),
      ).then(() => setSubject(null));
    },
    [act],
  );
  return {
    problem,
    ask: () => void act(prepare, setSubject),
    /** What the sheet beside the form is given. */
    sheet: { subject, onGiven: given, onClose: () => setSubject(null) },
  };
}
