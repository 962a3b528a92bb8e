import { createContext, useContext, useEffect } from 'react';

/** How deep a component lies: 0 for the page, one more for each dialog or lock above it. */
export const LayerContext = createContext(0);

const open = new Set<number>();

/** The layer that has the keyboard: the innermost one open. */
export const topLayer = (): number => Math.max(0, ...open);

/** The number of a new layer on top of the caller's; it has the keyboard for as long as `present`. */
export function useNewLayer(present: boolean): number {
  const layer = useContext(LayerContext) + 1;
  useEffect(() => {
    if (!present) return;
    open.add(layer);
    return () => {
      open.delete(layer);
    };
  }, [layer, present]);
  return layer;
}
