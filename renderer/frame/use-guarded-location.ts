import { navigate, useHashLocation } from 'wouter/use-hash-location';
import { afterDecision } from '../form/unfinished.ts';

/** Where the page is, and going elsewhere: never away from unfinished work without a decision. */
export function useGuardedLocation(): [string, typeof navigate] {
  const [location] = useHashLocation();
  return [location, guarded];
}

/** Going to where one is leaves everything as it is. */
const guarded: typeof navigate = (to, options) => {
  if (location.hash === `#${to}`) navigate(to, options);
  else afterDecision(() => navigate(to, options), to);
};
