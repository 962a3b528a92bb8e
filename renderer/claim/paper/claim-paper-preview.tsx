import { useQuery } from '@tanstack/react-query';
import { ask } from '../../bridge/ask.ts';
import { desk } from '../../bridge/desk.ts';
import { useWords } from '../../language/use-words.ts';
import { PaperPreview } from '../../receipt/paper-preview.tsx';
import type { Paper } from './use-claim-printing.ts';

/** A paper as its next print would look. */
export function ClaimPaperPreview({ paper }: { paper: Paper }) {
  const { t } = useWords();
  const drawn = useQuery({
    queryKey: ['claim', 'paper', paper],
    queryFn: () => ask((options) => desk.claims.renderPaper(paper, options)),
    gcTime: 0,
  });
  return (
    <PaperPreview
      label={t('claimPaper.preview', { paper: t(`claimPaper.name.${paper.paper}`) })}
      loading={t('claimPaper.loading')}
      drawn={drawn.data}
    />
  );
}
