import type { WaiverGround } from '../../contract/fee-waiver.ts';
import type { EligibilityAssessment } from '../../contract/issuance.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { SubjectRules } from '../approval/subject-rules.ts';
import type { IssuanceRules } from './issuance-rules.ts';

/**
 * Whether a fee may be waived on this ground: the tier is the customer's and exempt by the schedule in force.
 *
 * @returns problem WaiverNotAllowed
 */
export function waiverAllowed(ground: WaiverGround, fee: EligibilityAssessment['fee']): Result<null> {
  const holds =
    ground.reason === 'TIER' && fee.waivable && ground.tier === fee.tier && ground.asOf === fee.tierAsOf;
  return holds ? succeed(null) : fail('WaiverNotAllowed');
}

/** What may be asked of a supervisor: a waiver of today's fee that the rules would let through. */
export const waiverRules = (rules: IssuanceRules): SubjectRules<'FEE_WAIVER'> => ({
  mayAsk: ({ customerNo, amount, ground }) => {
    const assessed = rules.assess(customerNo);
    if (!assessed.ok) return assessed;
    const { fee } = assessed.value;
    return amount === fee.amount ? waiverAllowed(ground, fee) : fail('WaiverNotAllowed');
  },
  mayApprove: () => succeed(null),
});
