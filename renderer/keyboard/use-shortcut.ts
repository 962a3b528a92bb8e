import { useContext, useEffect, useRef } from 'react';
import { claimShortcut } from './keyboard.ts';
import { LayerContext } from './layer.ts';
import type { ShortcutName } from './shortcuts.ts';

/** Gives the caller a shortcut for as long as it is shown; null leaves it to whoever had it before. */
export function useShortcut(name: ShortcutName, act: (() => void) | null): void {
  const layer = useContext(LayerContext);
  const latest = useRef(act);
  const wanted = act !== null;
  useEffect(() => {
    latest.current = act;
  });
  useEffect(
    () => (wanted ? claimShortcut(name, { layer, act: () => latest.current?.() }) : undefined),
    [name, layer, wanted],
  );
}
