import type { FeeWaiverSubject } from '../../electron/contract/fee-waiver.ts';
import type { EligibilityAssessment } from '../../electron/contract/issuance.ts';
import type { Work } from './work.ts';

/**
 * What a supervisor is asked to consent to; null while something of it is missing. Of a tier it says what is known now,
 * which may be more than when it was chosen as the ground.
 */
export function waiverSubject(work: Work, assessment: EligibilityAssessment | null): FeeWaiverSubject | null {
  if (assessment === null || work.cardSerialNo === null || work.ground === null) return null;
  const { customer, fee } = assessment;
  const { tier } = fee.waiver;
  const ground = work.ground.reason === 'TIER' ? tier && { ...tier, proof: work.ground.proof } : work.ground;
  if (ground === null) return null;
  return {
    kind: 'FEE_WAIVER',
    orderId: work.draftId,
    customerNo: customer.customerNo,
    maskedName: customer.maskedName,
    serialNo: work.cardSerialNo,
    amount: fee.amount,
    ground,
  };
}
