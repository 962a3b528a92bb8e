import { useSyncExternalStore } from 'react';
import type { Problem } from '../../electron/contract/problem.ts';

let end: Problem | null = null;
const listeners = new Set<() => void>();

/** Keeps why the desk has ended a session, for whoever finds the sign-in page in its place; null: somebody has signed in. */
export function noteSessionEnd(problem: Problem | null): void {
  end = problem;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Why the desk has ended the last session; null where it has not. */
export const useSessionEnd = (): Problem | null => useSyncExternalStore(subscribe, () => end);
