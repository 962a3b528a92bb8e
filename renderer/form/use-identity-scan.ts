import { useContext, useEffect, useRef } from 'react';
import { LayerContext, topLayer } from '../keyboard/layer.ts';
import { type IdentityScan, IdentityScanListener } from './identity-scan.ts';

/** Hears an ID scanner for as long as the caller is shown and nothing lies above it; its keys reach no field. */
export function useIdentityScan(onScan: (scan: IdentityScan) => void): void {
  const layer = useContext(LayerContext);
  const latest = useRef(onScan);
  useEffect(() => {
    latest.current = onScan;
  });
  useEffect(() => {
    const listener = new IdentityScanListener();
    const onKeyDown = (event: KeyboardEvent) => {
      if (topLayer() !== layer) return;
      const heard = listener.hear(event);
      if (heard === null) return;
      event.preventDefault();
      event.stopPropagation();
      if (heard !== 'MINE') latest.current(heard);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [layer]);
}
