import { useQuery } from '@tanstack/react-query';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { useWords } from '../language/use-words.ts';
import { PaperPreview } from './paper-preview.tsx';

/** The receipt as it will come out of the printer. */
export function ReceiptPreview({ receiptNo }: { receiptNo: string }) {
  const { t } = useWords();
  const receipt = useQuery({
    queryKey: ['receipt', receiptNo],
    queryFn: () => ask((options) => desk.receipts.render({ receiptNo }, options)),
    gcTime: 0,
  });
  return <PaperPreview label={t('receipt.preview')} loading={t('receipt.loading')} drawn={receipt.data} />;
}
