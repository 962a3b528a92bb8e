import type { Customer } from '../../contract/customer.ts';
import type { EligibilityAssessment, FeeSettled, FeeSettlement } from '../../contract/issuance.ts';
import type { Approval } from '../../contract/journal-entry.ts';
import { instantOf } from '../../contract/moment.ts';
import type { BranchSettings } from '../../contract/reference-data.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { won } from '../../contract/won.ts';
import { canonicalHash } from '../journal/canonical-json.ts';
import type { KnownPerson, StaffRegister } from '../staff/staff-register.ts';

/** The issuance whose fee is settled. */
export interface FeeCase {
  readonly issuanceId: string;
  readonly customer: Customer;
  readonly serialNo: string;
  readonly fee: EligibilityAssessment['fee'];
  readonly maker: KnownPerson;
  readonly online: boolean;
}

/** How a fee will be settled, and the consent it took. */
export interface SettledFee {
  readonly fee: FeeSettled;
  readonly approvals: readonly Approval[];
}

/**
 * Checks how the fee is to be settled; moves no money yet.
 *
 * @returns problems CashInsufficient, DebitNeedsLine, DebitRefused, WaiverNotAllowed, ApproverIsMaker,
 *   ApproverNotSupervisor and those of the approver's password
 */
export async function settleFee(
  settlement: FeeSettlement,
  of: FeeCase,
  staff: { register: StaffRegister; settings: BranchSettings; now: () => number },
): Promise<Result<SettledFee>> {
  const { amount } = of.fee;
  switch (settlement.method) {
    case 'CASH': {
      const { received } = settlement;
      if (received < amount) return fail('CashInsufficient', { amount, received });
      return succeed({
        fee: { method: 'CASH', amount, received, change: won(received - amount) },
        approvals: [],
      });
    }
    case 'DEBIT': {
      const { accountNo } = settlement;
      if (!of.online) return fail('DebitNeedsLine');
      if (!of.customer.accounts.includes(accountNo)) return fail('DebitRefused');
      return succeed({ fee: { method: 'DEBIT', amount, accountNo }, approvals: [] });
    }
    case 'WAIVED': {
      const { tier } = of.fee;
      if (!of.fee.waivable || tier === null) return fail('WaiverNotAllowed');
      const approved = await approveWaiver(settlement, of, tier, staff);
      if (!approved.ok) return approved;
      return succeed({
        fee: { method: 'WAIVED', amount, reason: 'TIER', tier },
        approvals: [approved.value],
      });
    }
  }
}

/** Four eyes: a supervisor who is not the teller consents with their own password to exactly this waiver. */
async function approveWaiver(
  settlement: Extract<FeeSettlement, { method: 'WAIVED' }>,
  of: FeeCase,
  tier: string,
  staff: { register: StaffRegister; settings: BranchSettings; now: () => number },
): Promise<Result<Approval>> {
  const { approver, approverPassword } = settlement;
  if (approver === of.maker.staffNo) return fail('ApproverIsMaker');
  const known = await staff.register.identify(approver, approverPassword, staff.settings);
  if (!known.ok) return known;
  if (known.value.role !== 'SUPERVISOR') return fail('ApproverNotSupervisor');
  const subject = {
    issuanceId: of.issuanceId,
    customerNo: of.customer.customerNo,
    serialNo: of.serialNo,
    amount: of.fee.amount,
    tier,
  };
  return succeed({
    approver,
    method: 'PASSWORD',
    approvedAt: instantOf(staff.now()),
    subjectHash: canonicalHash(subject),
  });
}
