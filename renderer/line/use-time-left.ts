import { useEffect, useState } from 'react';
import type { NextTry } from '../../electron/contract/line.ts';

/** What is left of a wait, counted down every second from the moment the desk told of it; no clock is asked. */
export function useTimeLeft(told: NextTry | null): NextTry | null {
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    setPassed(0);
    if (told === null) return;
    const start = performance.now();
    const timer = setInterval(() => setPassed(performance.now() - start), 1_000);
    return () => clearInterval(timer);
  }, [told]);
  return told && { inMs: Math.max(0, told.inMs - passed), toldMs: Math.max(0, told.toldMs - passed) };
}
