import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import { useWords } from '../language/use-words.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import classes from './receipt-preview.module.css';

/** The PDF reader is large and needed only here. */
const PdfPages = lazy(() => import('./pdf-pages.tsx'));

/** Pixels; 80 mm of paper. */
const receiptWidth = 322;

/** The receipt as it will come out of the printer. */
export function ReceiptPreview({ receiptNo }: { receiptNo: string }) {
  const { t } = useWords();
  const receipt = useQuery({
    queryKey: ['receipt', receiptNo],
    queryFn: () => ask((options) => desk.receipts.render({ receiptNo }, options)),
    gcTime: 0,
  });
  const loading = (
    <output className={classes.loading}>
      <Loader size="xs" color="teal" /> {t('receipt.loading')}
    </output>
  );
  return (
    <section className={classes.preview} aria-label={t('receipt.preview')}>
      {receipt.data === undefined && loading}
      {receipt.data?.ok === false && <ProblemPanel problem={receipt.data.problem} />}
      {receipt.data?.ok === true && (
        <Suspense fallback={loading}>
          <PdfPages base64={receipt.data.value.pdf} label={t('receipt.preview')} width={receiptWidth} />
        </Suspense>
      )}
    </section>
  );
}
