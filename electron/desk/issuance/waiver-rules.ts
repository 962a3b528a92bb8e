import type { Database } from 'better-sqlite3';
import type { WaiverGround } from '../../contract/fee-waiver.ts';
import type { ReplacementReason, WaiverProposal } from '../../contract/issuance.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { SubjectRules } from '../approval/subject-rules.ts';
import type { BusinessDays } from '../day/business-days.ts';
import { readSettings } from '../settings.ts';
import type { IssuanceRules } from './issuance-rules.ts';
import type { WaiverCounts } from './waiver-counts.ts';

/**
 * Whether a fee may be waived on this ground: the tier that the rules propose, with proof where it is old; or a reason
 * that the branch may use and that fits the order.
 *
 * @param replacement why the card is replaced, by the order; undefined before there is one
 * @returns problems WaiverNotAllowed, TierProofMissing, WaiverReasonNotAllowed
 */
export function waiverAllowed(
  ground: WaiverGround,
  proposal: WaiverProposal,
  replacement?: ReplacementReason | null,
): Result<null> {
  if (ground.reason === 'TIER') {
    if (ground.tier !== proposal.tier?.tier) return fail('WaiverNotAllowed');
    const proofMissing = proposal.needsProof && ground.source === 'TERMINAL' && ground.proof === null;
    return proofMissing ? fail('TierProofMissing') : succeed(null);
  }
  const fits =
    ground.reason !== 'DEFECTIVE_CARD_REPLACED' || replacement === undefined || replacement === 'DEFECTIVE';
  return fits && proposal.reasons.includes(ground.reason) ? succeed(null) : fail('WaiverReasonNotAllowed');
}

/** What may be asked of a supervisor: a waiver of today's fee that the rules would let through, within the day's limits. */
export const waiverRules = (parts: {
  connection: Database;
  rules: IssuanceRules;
  counts: WaiverCounts;
  days: BusinessDays;
}): SubjectRules<'FEE_WAIVER'> => ({
  mayAsk: ({ customerNo, amount, ground }) => {
    const assessed = parts.rules.assess(customerNo);
    if (!assessed.ok) return assessed;
    const { fee } = assessed.value;
    if (amount !== fee.amount) return fail('WaiverNotAllowed');
    if (ground.reason === 'TIER') {
      // What is shown of the tier must be what is known of it.
      const { source, asOf } = fee.waiver.tier ?? {};
      if (ground.source !== source || ground.asOf !== asOf) return fail('WaiverNotAllowed');
    } else {
      const left = leftToBranch(parts);
      if (!left.ok) return left;
    }
    return waiverAllowed(ground, fee.waiver);
  },
  mayApprove: ({ ground }, { staffNo }) => {
    if (ground.reason === 'TIER') return succeed(null);
    const limit = readSettings(parts.connection)?.waivers.perApproverADay ?? 0;
    if (parts.counts.forReasonBy(staffNo, parts.days.today()) >= limit)
      return fail('WaiverLimitOfApprover', { limit });
    // The last of the day may have been consented to at another terminal while this one waited.
    return leftToBranch(parts);
  },
});

/** Whether the branch has any waiver for a reason left today. @returns problem WaiverLimitOfBranch */
function leftToBranch(parts: {
  connection: Database;
  counts: WaiverCounts;
  days: BusinessDays;
}): Result<null> {
  const limit = readSettings(parts.connection)?.waivers.perBranchADay ?? 0;
  return parts.counts.forReasonOn(parts.days.today()) < limit
    ? succeed(null)
    : fail('WaiverLimitOfBranch', { limit });
}
