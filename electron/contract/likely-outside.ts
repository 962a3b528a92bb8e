import type { ClaimWhatDraft } from './claim-draft.ts';
import type { ClaimReference, ExclusionQuestion } from './claim-reference.ts';
import { seoulDateOf } from './moment.ts';

/** "Likely outside the standard because …". */
export type OutsideFinding = Pick<ExclusionQuestion, 'code' | 'because'>;

/**
 * What speaks for the accident being outside the standard: it is older than the standard, or an exclusion was affirmed or
 * could not be denied (domain.md section 1). It never refuses: the teller forwards, the bank decides. What has not been
 * told yet finds nothing.
 */
export function likelyOutside(
  { standardFrom, exclusions }: Pick<ClaimReference, 'standardFrom' | 'exclusions'>,
  { beganAt, exclusions: answers = {} }: Pick<ClaimWhatDraft, 'beganAt' | 'exclusions'>,
): OutsideFinding[] {
  const isOlder = beganAt !== undefined && seoulDateOf(beganAt) < standardFrom;
  const affirmed = exclusions.filter(({ code }) => answers[code] === 'YES' || answers[code] === 'UNSURE');
  return [...(isOlder ? [olderThan(standardFrom)] : []), ...affirmed];
}

const olderThan = (standardFrom: string): OutsideFinding => ({
  code: 'BEFORE_STANDARD',
  because: {
    ko: `사고가 책임분담기준의 시행일(${standardFrom}) 전에 시작되었기`,
    en: `the accident began before the standard did on ${standardFrom}`,
  },
});
