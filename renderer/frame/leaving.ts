import type { Result } from '../../electron/contract/result.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';

const savers = new Set<() => Promise<void>>();

/** Has `save` called, and waited for, before the screen is locked or left: afterwards the desk takes nothing more. */
export function saveBeforeLeaving(save: () => Promise<void>): () => void {
  savers.add(save);
  return () => {
    savers.delete(save);
  };
}

const saveAll = () => Promise.all([...savers].map((save) => save()));

export async function lockScreen(): Promise<Result<null>> {
  await saveAll();
  return await ask((options) => desk.session.lock(undefined, options));
}

export async function signOut(): Promise<Result<null>> {
  await saveAll();
  return await ask((options) => desk.session.signOut(undefined, options));
}
