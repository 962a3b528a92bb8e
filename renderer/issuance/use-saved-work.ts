import { useCallback, useEffect, useRef, useState } from 'react';
import type { Instant } from '../../electron/contract/moment.ts';
import type { Problem } from '../../electron/contract/problem.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { saveBeforeLeaving } from '../frame/leaving.ts';
import { draftOf, type Work, withoutStaleConsent } from './work.ts';

/** Milliseconds of rest after a change before the draft is saved. */
const restBeforeSaving = 300;

export interface Saving {
  readonly savedAt: Instant | null;
  readonly problem: Problem | null;
}

/**
 * The teller's work, saved at the desk shortly after every change, one save after the other, and at once when the
 * page turns to something else. While an order is out nothing is saved: the desk throws the draft away as the
 * issuance begins, and a late save would bring it back.
 */
export function useSavedWork(initial: Work) {
  const [work, setWork] = useState(initial);
  const [saving, setSaving] = useState<Saving>({ savedAt: null, problem: null });
  const latest = useRef(work);
  const unsaved = useRef(false);
  const held = useRef(false);
  const queue = useRef(Promise.resolve());

  const save = useCallback(() => {
    if (!unsaved.current || held.current) return;
    unsaved.current = false;
    queue.current = queue.current.then(async () => {
      const answer = await ask((options) => desk.issuance.saveDraft(draftOf(latest.current), options));
      setSaving(
        answer.ok
          ? { savedAt: answer.value.savedAt, problem: null }
          : { savedAt: null, problem: answer.problem },
      );
    });
  }, []);

  const change = useCallback((part: Partial<Work>) => {
    latest.current = { ...latest.current, ...withoutStaleConsent(part) };
    unsaved.current = latest.current.customerNo !== null;
    setWork(latest.current);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest begins anew with every change of the work
  useEffect(() => {
    const timer = setTimeout(save, restBeforeSaving);
    return () => clearTimeout(timer);
  }, [work, save]);
  useEffect(() => save, [save]);
  useEffect(
    () =>
      saveBeforeLeaving(async () => {
        save();
        await queue.current;
      }),
    [save],
  );

  /** Stops saving; resolves when the last save has been answered. */
  const hold = useCallback(async () => {
    held.current = true;
    await queue.current;
  }, []);
  /** Goes on saving, beginning with what changed in between. */
  const release = useCallback(() => {
    held.current = false;
    save();
  }, [save]);
  return { work, change, saving, hold, release };
}
