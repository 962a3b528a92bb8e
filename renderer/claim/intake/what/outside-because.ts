import type { ClaimWhatDraft } from '../../../../electron/contract/claim-draft.ts';
import type { ClaimReference, ExclusionQuestion } from '../../../../electron/contract/claim-reference.ts';

/** The exclusions that were not denied: what is answered yes, and what the customer is not sure of. */
export const outsideBecause = (
  answers: NonNullable<ClaimWhatDraft['exclusions']>,
  { exclusions }: Pick<ClaimReference, 'exclusions'>,
): readonly ExclusionQuestion[] =>
  exclusions.filter(({ code }) => answers[code] === 'YES' || answers[code] === 'UNSURE');
