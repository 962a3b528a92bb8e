import { useCallback, useEffect, useRef, useState } from 'react';
import type { Instant } from '../../electron/contract/moment.ts';
import type { Problem } from '../../electron/contract/problem.ts';
import type { Result } from '../../electron/contract/result.ts';
import { saveBeforeLeaving } from '../frame/leaving.ts';

/** Milliseconds of rest after a change before the work is saved. */
const restBeforeSaving = 300;

export interface Saving {
  readonly savedAt: Instant | null;
  readonly problem: Problem | null;
}

type Saved = Result<{ readonly savedAt: Instant }>;

/**
 * Saves the work at the desk shortly after every change, and at once when the page turns to something else, is thrown
 * away, or the screen is locked.
 *
 * @param work begins the rest anew whenever it changes
 * @param saveUnsaved sends what has changed since it was last asked, before it comes back; null: nothing
 */
export function useAutosave(work: unknown, saveUnsaved: () => Promise<Saved> | null) {
  const [saving, setSaving] = useState<Saving>({ savedAt: null, problem: null });
  const latest = useRef(saveUnsaved);
  latest.current = saveUnsaved;
  const held = useRef(false);
  const answered = useRef<Promise<Problem | null>>(Promise.resolve(null));

  /** Waits for no save before it: a page that goes has no time to, and the desk takes them in the order they were sent. */
  const save = useCallback(() => {
    const saved = held.current ? null : latest.current();
    if (saved === null) return;
    const shown = saved.then((answer) => {
      const said = answer.ok
        ? { savedAt: answer.value.savedAt, problem: null }
        : { savedAt: null, problem: answer.problem };
      setSaving(said);
      return said.problem;
    });
    answered.current = Promise.all([answered.current, shown]).then(([, problem]) => problem);
  }, []);
  /** Saves what there is to save; resolves when it has been answered, with what the desk does not have all of it for. */
  const saveNow = useCallback(() => {
    save();
    return answered.current;
  }, [save]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest begins anew with every change of the work
  useEffect(() => {
    const timer = setTimeout(save, restBeforeSaving);
    return () => clearTimeout(timer);
  }, [work, save]);
  useEffect(() => save, [save]);
  useEffect(() => saveBeforeLeaving(saveNow), [saveNow]);

  /** Stops saving; resolves when the last save has been answered. */
  const hold = useCallback(async () => {
    held.current = true;
    await answered.current;
  }, []);
  /** Goes on saving, beginning with what changed in between. */
  const release = useCallback(() => {
    held.current = false;
    save();
  }, [save]);
  return { saving, saveNow, hold, release };
}
