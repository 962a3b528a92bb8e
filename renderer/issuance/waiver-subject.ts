import type { FeeWaiverSubject } from '../../electron/contract/fee-waiver.ts';
import type { EligibilityAssessment } from '../../electron/contract/issuance.ts';
import type { Work } from './work.ts';

/** What a supervisor is asked to consent to; null while something of it is missing. */
export function waiverSubject(work: Work, assessment: EligibilityAssessment | null): FeeWaiverSubject | null {
  if (assessment === null || work.cardSerialNo === null || work.ground === null) return null;
  const { customer, fee } = assessment;
  return {
    kind: 'FEE_WAIVER',
    orderId: work.draftId,
    customerNo: customer.customerNo,
    maskedName: customer.maskedName,
    serialNo: work.cardSerialNo,
    amount: fee.amount,
    ground: work.ground,
  };
}
