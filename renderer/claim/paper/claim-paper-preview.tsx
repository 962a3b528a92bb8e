import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { ask } from '../../bridge/ask.ts';
import { desk } from '../../bridge/desk.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemPanel } from '../../problem/problem-panel.tsx';
import classes from './claim-paper.module.css';
import type { Paper } from './use-claim-printing.ts';

/** The PDF reader is large and needed only here. */
const PdfPages = lazy(() => import('../../receipt/pdf-pages.tsx'));

/** A paper as its next print would look. */
export function ClaimPaperPreview({ paper, width }: { paper: Paper; width: number }) {
  const { t } = useWords();
  const drawn = useQuery({
    queryKey: ['claim', 'paper', paper],
    queryFn: () => ask((options) => desk.claims.renderPaper(paper, options)),
    gcTime: 0,
  });
  const label = t(`claimPaper.name.${paper.paper}`);
  const loading = (
    <output className={classes.loading}>
      <Loader size="xs" color="teal" /> {t('claimPaper.loading')}
    </output>
  );
  return (
    <section className={classes.preview} aria-label={t('claimPaper.preview', { paper: label })}>
      {drawn.data === undefined && loading}
      {drawn.data?.ok === false && <ProblemPanel problem={drawn.data.problem} />}
      {drawn.data?.ok === true && (
        <Suspense fallback={loading}>
          <PdfPages base64={drawn.data.value.pdf} label={label} width={width} />
        </Suspense>
      )}
    </section>
  );
}
