import type { SessionView } from '../../electron/contract/desk.ts';
import type { StockOverview } from '../../electron/contract/stock.ts';
import { useWords } from '../language/use-words.ts';

/** What a place is called: the open stock, the caller's own cards, a colleague. */
export function usePlaceName({ staffNo }: SessionView) {
  const { t } = useWords();
  return ({ place, name }: StockOverview['places'][number]): string => {
    if (place === null) return t('stock.openStock');
    if (place === staffNo) return t('stock.mine', { name: name ?? place });
    return t('stock.of', { name: name ?? '', staffNo: place });
  };
}
