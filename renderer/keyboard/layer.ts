import { createContext, useContext, useEffect } from 'react';

/** How deep a component lies: 0 for the page, one more for each dialog or lock above it. */
export const LayerContext = createContext(0);

/** Of what is there and not shown: it never has the keyboard. */
export const beneathAll = -1;

/** Of the lock: above every dialog that stands open beneath it, however deep. */
export const lockLayer = 1_000;

/** Each as often as it is open: two dialogs beside each other are as deep as one. */
const open: number[] = [];

/** The layer that has the keyboard: the innermost one open. */
export const topLayer = (): number => Math.max(0, ...open);

/** Gives a layer the keyboard for as long as `present`, unless another lies above it. */
export function useLayer(layer: number, present: boolean): void {
  useEffect(() => {
    if (!present) return;
    open.push(layer);
    return () => {
      open.splice(open.indexOf(layer), 1);
    };
  }, [layer, present]);
}

/** The number of a new layer on top of the caller's; it has the keyboard for as long as `present`. */
export function useNewLayer(present: boolean): number {
  const layer = useContext(LayerContext) + 1;
  useLayer(layer, present);
  return layer;
}
