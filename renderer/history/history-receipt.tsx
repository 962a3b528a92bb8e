import { ProblemPanel } from '../problem/problem-panel.tsx';
import { PrintButton } from '../receipt/print-button.tsx';
import { ReceiptPreview } from '../receipt/receipt-preview.tsx';
import { usePrinting } from '../receipt/use-printing.ts';

/** The receipt of a past issuance, to look at and to print again. */
export function HistoryReceipt({ receiptNo }: { receiptNo: string }) {
  const printing = usePrinting(receiptNo);
  return (
    <>
      <PrintButton printing={printing} />
      {printing.problem !== null && <ProblemPanel problem={printing.problem} />}
      <ReceiptPreview receiptNo={receiptNo} />
    </>
  );
}
