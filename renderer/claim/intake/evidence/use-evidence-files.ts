import { useQuery } from '@tanstack/react-query';
import type { EvidenceFile } from '../../../../electron/contract/evidence.ts';
import type { Problem } from '../../../../electron/contract/problem.ts';
import { ask } from '../../../bridge/ask.ts';
import { desk } from '../../../bridge/desk.ts';

/** The files of a claim, in the order they came, and how to look again. */
export function useEvidenceFiles(claimId: string): {
  readonly files: readonly EvidenceFile[];
  readonly problem: Problem | null;
  readonly lookAgain: () => Promise<unknown>;
} {
  const list = useQuery({
    queryKey: ['claim', 'evidence', claimId],
    queryFn: () => ask((options) => desk.evidence.list({ claimId }, options)),
    gcTime: 0,
  });
  return {
    files: list.data?.ok === true ? list.data.value : [],
    problem: list.data?.ok === false ? list.data.problem : null,
    lookAgain: list.refetch,
  };
}
