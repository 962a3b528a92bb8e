import { useRef } from 'react';
import { useWords } from '../language/use-words.ts';
import { ScanField } from './scan-field.tsx';
import { ScannedCards } from './scanned-cards.tsx';
import classes from './stock.module.css';
import type { useScannedCards } from './use-scanned-cards.ts';

/** Where cards are scanned, and those scanned so far. */
export function CardScan({
  cards,
  invalid,
}: {
  cards: ReturnType<typeof useScannedCards>;
  invalid: boolean;
}) {
  const { t } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const remove = (serialNo: string) => {
    cards.remove(serialNo);
    // The button that was pressed goes with its card, and the next one is scanned here.
    place.current?.querySelector<HTMLElement>('[data-scan]')?.focus();
  };
  return (
    <div ref={place} className={classes.scanning}>
      <ScanField label={t('stock.scan')} onScan={cards.scan} said={cards.said} invalid={invalid} />
      <ScannedCards serialNos={cards.serialNos} onRemove={remove} />
    </div>
  );
}
