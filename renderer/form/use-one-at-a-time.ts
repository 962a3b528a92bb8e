import { useCallback, useRef, useState } from 'react';
import type { Problem } from '../../electron/contract/problem.ts';
import type { Result } from '../../electron/contract/result.ts';

/**
 * What a press asks of the desk, one at a time: fingers that press again before it has answered ask nothing. What stood
 * against the last one stays until the next is done.
 */
export function useOneAtATime() {
  const [problem, setProblem] = useState<Problem | null>(null);
  const busy = useRef(false);
  const act = useCallback(async <T>(call: () => Promise<Result<T>>, onDone: (value: T) => void) => {
    if (busy.current) return;
    busy.current = true;
    const answer = await call();
    busy.current = false;
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) onDone(answer.value);
  }, []);
  return { problem, act };
}
