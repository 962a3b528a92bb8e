import type { EligibilityAssessment } from '../../electron/contract/issuance.ts';
import { fail, type Result, succeed } from '../../electron/contract/result.ts';
import { ask } from '../bridge/ask.ts';
import { desk } from '../bridge/desk.ts';
import type { Work } from './work.ts';

/** Asks for the waiver and lets the supervisor beside the teller answer; the number of the request they approved. */
export async function askWaiver(work: Work, assessment: EligibilityAssessment): Promise<Result<string>> {
  const { customer, fee } = assessment;
  const ground = fee.waiver.tier;
  if (ground === null || work.cardSerialNo === null) return fail('WaiverNotAllowed');
  const subject = {
    kind: 'FEE_WAIVER',
    orderId: work.draftId,
    customerNo: customer.customerNo,
    maskedName: customer.maskedName,
    serialNo: work.cardSerialNo,
    amount: fee.amount,
    ground,
  } as const;
  const asked = await ask((options) => desk.approvals.request({ subject }, options));
  if (!asked.ok) return asked;
  const { requestId } = asked.value;
  const credential = { method: 'PASSWORD', password: work.approverPassword } as const;
  const given = await ask((options) =>
    desk.approvals.give({ requestId, approver: work.approver, credential }, options),
  );
  return given.ok ? succeed(requestId) : given;
}
