import type { ContractRouterClient } from '@orpc/contract';
import type { deskContract } from '../../../electron/contract/desk.ts';
import type { FeeWaiverSubject } from '../../../electron/contract/fee-waiver.ts';
import { customers } from '../../simulators/core/sample-bank.ts';

/** What a second person is asked for when this card's fee is waived by a VIP's tier. */
export async function vipWaiver(
  { issuance }: Pick<ContractRouterClient<typeof deskContract>, 'issuance'>,
  orderId: string,
  serialNo: string,
): Promise<FeeWaiverSubject> {
  const { customerNo } = customers.vvip;
  const assessed = await issuance.assess({ customerNo });
  if (!assessed.ok) throw new Error(assessed.problem.tag);
  const { customer, fee } = assessed.value;
  if (fee.waiver.tier === null) throw new Error('the tier is exempt');
  const { maskedName } = customer;
  const ground = fee.waiver.tier;
  return { kind: 'FEE_WAIVER', orderId, customerNo, maskedName, serialNo, amount: fee.amount, ground };
}
