import type { Result } from '../../electron/contract/result.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';

const savers = new Set<() => Promise<unknown>>();

/**
 * Has `save` called before the screen is locked or left, and waited for, as the desk takes nothing more afterwards; and
 * when the page is about to be thrown away, where nothing is waited for: what is sent before the first answer arrives.
 */
export function saveBeforeLeaving(save: () => Promise<unknown>): () => void {
  savers.add(save);
  return () => {
    savers.delete(save);
  };
}

const saveAll = () => Promise.all([...savers].map((save) => save()));

// A reload, or the window's end. At `pagehide` the bridge of a page that is reloaded carries nothing any more.
addEventListener('beforeunload', () => void saveAll());

export async function lockScreen(): Promise<Result<null>> {
  await saveAll();
  return await ask((options) => desk.session.lock(undefined, options));
}

export async function signOut(): Promise<Result<null>> {
  await saveAll();
  return await ask((options) => desk.session.signOut(undefined, options));
}
