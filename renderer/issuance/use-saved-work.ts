import { useCallback, useEffect, useRef, useState } from 'react';
import type { Instant } from '../../electron/contract/moment.ts';
import type { Problem } from '../../electron/contract/problem.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { draftOf, type Work } from './work.ts';

/** Milliseconds of rest after a change before the draft is saved. */
const restBeforeSaving = 300;

export interface Saving {
  readonly savedAt: Instant | null;
  readonly problem: Problem | null;
}

/**
 * The teller's work, saved at the desk shortly after every change, one save after the other, and at once when the
 * page turns to something else. `end` says that nothing is to be saved any more: it has been issued or discarded.
 */
export function useSavedWork(initial: Work) {
  const [work, setWork] = useState(initial);
  const [saving, setSaving] = useState<Saving>({ savedAt: null, problem: null });
  const latest = useRef(work);
  const unsaved = useRef(false);
  const ended = useRef(false);
  const queue = useRef(Promise.resolve());

  const save = useCallback(() => {
    if (!unsaved.current || ended.current) return;
    unsaved.current = false;
    queue.current = queue.current.then(async () => {
      if (ended.current) return;
      const answer = await ask((options) => desk.issuance.saveDraft(draftOf(latest.current), options));
      setSaving(
        answer.ok
          ? { savedAt: answer.value.savedAt, problem: null }
          : { savedAt: null, problem: answer.problem },
      );
    });
  }, []);

  const change = useCallback((part: Partial<Work>) => {
    latest.current = { ...latest.current, ...part };
    unsaved.current = latest.current.customerNo !== null;
    setWork(latest.current);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest begins anew with every change of the work
  useEffect(() => {
    const timer = setTimeout(save, restBeforeSaving);
    return () => clearTimeout(timer);
  }, [work, save]);
  useEffect(() => save, [save]);

  const end = useCallback(async () => {
    ended.current = true;
    await queue.current;
  }, []);
  return { work, change, saving, end };
}
