import { useWords } from '../language/use-words.ts';
import { ScanField } from './scan-field.tsx';
import { ScannedCards } from './scanned-cards.tsx';
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
  return (
    <>
      <ScanField label={t('stock.scan')} onScan={cards.scan} said={cards.said} invalid={invalid} />
      <ScannedCards serialNos={cards.serialNos} onRemove={cards.remove} />
    </>
  );
}
