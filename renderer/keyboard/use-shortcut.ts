import { useContext, useLayoutEffect, useRef } from 'react';
import { claimShortcut } from './keyboard.ts';
import { LayerContext } from './layer.ts';
import type { ShortcutName } from './shortcuts.ts';

/** Gives the caller a shortcut for as long as it is shown; null leaves it to whoever had it before. */
export function useShortcut(name: ShortcutName, act: (() => void) | null): void {
  const layer = useContext(LayerContext);
  const latest = useRef(act);
  const wanted = act !== null;
  // Before the screen shows what the key will do: who presses it at once is not met by what it did before.
  useLayoutEffect(() => {
    latest.current = act;
  });
  useLayoutEffect(
    () => (wanted ? claimShortcut(name, { layer, act: () => latest.current?.() }) : undefined),
    [name, layer, wanted],
  );
}
