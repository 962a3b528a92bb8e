import type { ExclusionAnswer } from '../../contract/claim.ts';
import type { ExclusionQuestion } from '../../contract/claim-reference.ts';

/** "Likely outside the standard because …"; YES: the customer said so, UNSURE: nobody could say. */
export interface ExclusionFinding extends Pick<ExclusionQuestion, 'code' | 'because'> {
  readonly answer: 'YES' | 'UNSURE';
}

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
