import { Loader } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { Result } from '../../electron/contract/result.ts';
import { ProblemPanel } from '../problem/problem-panel.tsx';
import classes from './paper-preview.module.css';

/** The PDF reader is large and needed only where papers are shown. */
const PdfPages = lazy(() => import('./pdf-pages.tsx'));

/** Pixels; 80 mm of paper. */
const paperWidth = 322;

/** A paper of the customer's as it will come out of the printer, beside what it is about. */
export function PaperPreview({
  label,
  loading,
  drawn,
}: {
  label: string;
  /** What is said until it is there. */
  loading: string;
  drawn: Result<{ readonly pdf: string }> | undefined;
}) {
  const waiting = (
    <output className={classes.loading}>
      <Loader size="xs" color="teal" /> {loading}
    </output>
  );
  return (
    <section className={classes.preview} aria-label={label}>
      {drawn === undefined && waiting}
      {drawn?.ok === false && <ProblemPanel problem={drawn.problem} />}
      {drawn?.ok === true && (
        <Suspense fallback={waiting}>
          <PdfPages base64={drawn.value.pdf} label={label} width={paperWidth} />
        </Suspense>
      )}
    </section>
  );
}
