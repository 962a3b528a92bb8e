import { useEffect } from 'react';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { hearSomebody } from './hear-somebody.ts';

/** That somebody is there is told to the desk at most this often, milliseconds; the shortest idle lock is a minute. */
const tellEvery = 15_000;

/** Tells the desk that somebody is there, so that the idle lock starts anew. */
export function useStayingAwake(awake: boolean): void {
  useEffect(() => {
    if (!awake) return;
    let told = 0;
    const touched = () => {
      if (performance.now() - told < tellEvery && told !== 0) return;
      told = performance.now();
      void ask((options) => desk.session.stayAwake(undefined, options));
    };
    return hearSomebody(window, touched);
  }, [awake]);
}
