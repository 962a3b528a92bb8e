import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ClaimReview } from '../../../electron/contract/claim-intake.ts';
import type { Instant } from '../../../electron/contract/moment.ts';
import type { Result } from '../../../electron/contract/result.ts';
import { ask } from '../../bridge/ask.ts';
import { desk } from '../../bridge/desk.ts';

/**
 * What still stands in the way of filing and the checklist as it stands: the desk's own rules on what has been saved,
 * asked anew after every save.
 *
 * @param savedAt of the last save from this page
 */
export function useReview(claimId: string, savedAt: Instant | null) {
  const queries = useQueryClient();
  const review = useQuery({
    queryKey: [...reviewKey(claimId), savedAt],
    queryFn: (): Promise<Result<ClaimReview>> => ask((options) => desk.claims.review({ claimId }, options)),
    placeholderData: (previous) => previous,
  });
  /** To be called when something besides the draft has changed: a file, a number. */
  const reviewAnew = useCallback(
    () => queries.invalidateQueries({ queryKey: reviewKey(claimId) }),
    [queries, claimId],
  );
  return { review: review.data ?? null, reviewAnew };
}

const reviewKey = (claimId: string) => ['claim', 'review', claimId] as const;
