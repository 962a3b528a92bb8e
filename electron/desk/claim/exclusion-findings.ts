import type { ExclusionAnswer } from '../../contract/claim.ts';
import type { ExclusionFinding } from '../../contract/claim-money-review.ts';
import type { ExclusionQuestion } from '../../contract/claim-reference.ts';

/**
 * What speaks for the accident being outside the standard (domain.md section 1, X1 to X9). It never refuses: the
 * teller forwards, the bank decides. A question nobody has answered yet finds nothing.
 */
export function exclusionFindings(
  questions: readonly ExclusionQuestion[],
  answers: Readonly<Record<string, ExclusionAnswer>>,
): ExclusionFinding[] {
  return questions.flatMap(({ code, because }) => {
    const answer = answers[code];
    return answer === 'YES' || answer === 'UNSURE' ? [{ code, because, answer }] : [];
  });
}
