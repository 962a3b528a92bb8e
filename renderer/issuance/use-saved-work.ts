import { useCallback, useRef, useState } from 'react';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { useAutosave } from '../form/use-autosave.ts';
import { draftOf, type Work, withoutStaleConsent } from './work.ts';

/**
 * The teller's work, saved at the desk. While an order is out nothing is saved: the desk throws the draft away as the
 * issuance begins, and a late save would bring it back.
 */
export function useSavedWork(initial: Work) {
  const [work, setWork] = useState(initial);
  const latest = useRef(work);
  const unsaved = useRef(false);

  const change = useCallback((part: Partial<Work>) => {
    latest.current = { ...latest.current, ...withoutStaleConsent(part) };
    unsaved.current = latest.current.customerNo !== null;
    setWork(latest.current);
  }, []);
  const { saving, hold, release } = useAutosave(work, () => {
    if (!unsaved.current) return null;
    unsaved.current = false;
    return ask((options) => desk.issuance.saveDraft(draftOf(latest.current), options));
  });
  return { work, change, saving, hold, release };
}
