import { useEffect, useSyncExternalStore } from 'react';

/** Work on the page that is recorded nowhere yet. */
interface Unfinished {
  /** What goes when it is thrown away, and what stays as it is. */
  readonly explain: string;
  /** Addresses below this one leave it where it is; null: there are none. */
  readonly within: string | null;
}

/** What a person is asked before their work goes. */
interface Question {
  readonly explain: string;
  /** What they were about to do, and do once it may go. */
  readonly go: () => void;
}

const works = new Set<Unfinished>();
const listeners = new Set<() => void>();
let question: Question | null = null;

function ask(next: Question | null): void {
  question = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/**
 * Keeps work from being thrown away without a decision, for as long as there is any.
 *
 * @param typed whether anything was typed or scanned that would be lost
 * @param explain what goes when it is thrown away, and what stays
 * @param within where one may go meanwhile: the address of a place that keeps the work as it is
 */
export function useUnfinished(typed: boolean, explain: string, within: string | null = null): void {
  useEffect(() => {
    if (!typed) return;
    const work = { explain, within };
    works.add(work);
    return () => {
      works.delete(work);
      // A question about work that has ended meanwhile has nothing left to ask.
      if (works.size === 0 && question !== null) ask(null);
    };
  }, [typed, explain, within]);
}

/**
 * Does what throws unfinished work away, at once where there is none and else after a decision.
 *
 * @param to the address one goes to, which some of it may outlive; null: none does
 */
export function afterDecision(go: () => void, to: string | null = null): void {
  const lost = [...works].find(({ within }) => to === null || within === null || !isWithin(to, within));
  if (lost === undefined) go();
  else ask({ explain: lost.explain, go });
}

const isWithin = (address: string, place: string): boolean =>
  address === place || address.startsWith(`${place}/`);

/** The question that stands, and its two answers. */
export function useDiscardQuestion() {
  const asked = useSyncExternalStore(subscribe, () => question);
  return {
    asked,
    keep: () => ask(null),
    discard: () => {
      ask(null);
      asked?.go();
    },
  };
}
