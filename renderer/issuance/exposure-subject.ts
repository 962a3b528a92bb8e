import type { OfflineExposure, OfflineExposureSubject } from '../../electron/contract/exposure.ts';
import type { EligibilityAssessment } from '../../electron/contract/issuance.ts';
import type { Work } from './work.ts';

/** What a supervisor is asked to agree to beyond the caps; null while something of it is missing. */
export function exposureSubject(
  work: Work,
  assessment: EligibilityAssessment | null,
  exposure: OfflineExposure | null,
): OfflineExposureSubject | null {
  if (assessment === null || exposure === null || work.cardSerialNo === null) return null;
  const { customer, fee } = assessment;
  return {
    kind: 'OFFLINE_EXPOSURE',
    orderId: work.draftId,
    customerNo: customer.customerNo,
    maskedName: customer.maskedName,
    serialNo: work.cardSerialNo,
    fee: fee.amount,
    exposure,
  };
}
