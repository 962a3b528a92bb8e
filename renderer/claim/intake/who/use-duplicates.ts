import { useQuery } from '@tanstack/react-query';
import type { ClaimDraftView, DuplicateCheck } from '../../../../electron/contract/claim-intake.ts';
import type { TerminalStatus } from '../../../../electron/contract/desk.ts';
import type { Result } from '../../../../electron/contract/result.ts';
import { ask } from '../../../bridge/ask.ts';
import { desk } from '../../../bridge/desk.ts';

/** Other cases of the draft's customer; null until there is one and the desk has looked. */
export function useDuplicates(view: ClaimDraftView, status: TerminalStatus): Result<DuplicateCheck> | null {
  const { claimId } = view.draft;
  const customerNo = view.customer?.customerNo;
  const found = useQuery({
    // Anew when the line comes back, and when the desk knows of another customer.
    queryKey: ['claim', 'duplicates', claimId, customerNo, status.line.state],
    queryFn: () => ask((options) => desk.claims.duplicates({ claimId }, options)),
    // While the line comes and goes the cases, and the field under the fingers, stay.
    placeholderData: (previous, query) => (query?.queryKey[3] === customerNo ? previous : undefined),
    enabled: view.customer !== null && view.stopped === null,
  });
  return found.data ?? null;
}
