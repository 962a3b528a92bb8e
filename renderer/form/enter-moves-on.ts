import { composing, type KeyPress } from '../keyboard/composing.ts';

/**
 * What Enter means in a field: go to the next one, or from the last one point at the main action. It never submits.
 * Null when the key is not ours: another key, a composition, a key held down, or a field that means something by Enter.
 */
export function enterMoves(
  press: KeyPress,
  field: { readonly keepsEnter: boolean; readonly isLast: boolean },
): 'NEXT_FIELD' | 'MAIN_ACTION' | null {
  if (press.key !== 'Enter' || composing(press) || press.repeat || field.keepsEnter) return null;
  if (press.ctrlKey || press.altKey || press.metaKey || press.shiftKey) return null;
  return field.isLast ? 'MAIN_ACTION' : 'NEXT_FIELD';
}
