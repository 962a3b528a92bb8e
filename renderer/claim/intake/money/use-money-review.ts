import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ClaimMoneyDraft } from '../../../../electron/contract/claim-draft.ts';
import { ask } from '../../../bridge/ask.ts';
import { desk } from '../../../bridge/desk.ts';

/** Milliseconds of rest after a key before the money is reckoned anew. */
const restBeforeReckoning = 500;

/** What the desk reckons from the money as it stands, shortly after every change; undefined before the first answer. */
export function useMoneyReview(claimId: string, content: ClaimMoneyDraft, saveNow: () => Promise<unknown>) {
  const [revision, setRevision] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest begins anew with every change of the money
  useEffect(() => {
    const timer = setTimeout(() => setRevision((before) => before + 1), restBeforeReckoning);
    return () => clearTimeout(timer);
  }, [content]);
  const { data } = useQuery({
    queryKey: ['claim', 'money', claimId, revision],
    queryFn: async () => {
      // The desk reckons what it has been told.
      await saveNow();
      return await ask((options) => desk.claims.reviewMoney({ claimId }, options));
    },
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return data;
}
