import { composing } from './composing.ts';
import { topLayer } from './layer.ts';
import { type ShortcutName, shortcutOf } from './shortcuts.ts';

interface Handler {
  readonly layer: number;
  readonly act: () => void;
}

const handlers = new Map<ShortcutName, Handler[]>();

/** Lets `act` have a shortcut while its layer is the innermost; of several the latest has it. Undo by the returned call. */
export function claimShortcut(name: ShortcutName, handler: Handler): () => void {
  handlers.set(name, [...(handlers.get(name) ?? []), handler]);
  return () => {
    handlers.set(
      name,
      (handlers.get(name) ?? []).filter((other) => other !== handler),
    );
  };
}

/** Whether the shortcut does something now. */
export const shortcutActive = (name: ShortcutName, layer: number): boolean =>
  (handlers.get(name) ?? []).some((handler) => handler.layer === layer);

const typesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !['radio', 'checkbox', 'button'].includes(target.type));

/**
 * The page's one ear for keys. Keys of a running composition never reach the page; a key held down acts once, so that
 * the press that reached a button can't also push it; shortcuts go to whoever claimed them in the innermost layer.
 */
export function attachKeyboard(window: Window): void {
  window.addEventListener(
    'keydown',
    (event) => {
      if (composing(event)) {
        event.stopImmediatePropagation();
      } else if (event.repeat && (event.key === 'Enter' || event.key === 'F12')) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    },
    { capture: true },
  );
  window.addEventListener('keydown', (event) => {
    const name = shortcutOf(event, typesText(event.target));
    if (event.defaultPrevented || name === null) return;
    const handler = (handlers.get(name) ?? []).findLast(({ layer }) => layer === topLayer());
    // The browser's own meaning of our keys (print, history, developer tools) never applies here.
    if (handler !== undefined || name !== 'close') event.preventDefault();
    // Held a moment too long, Ctrl+P would print copy after copy.
    if (!event.repeat) handler?.act();
  });
}
