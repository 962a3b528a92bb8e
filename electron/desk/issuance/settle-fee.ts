import type { Approval, ApprovalSubject } from '../../contract/approval.ts';
import type { Customer } from '../../contract/customer.ts';
import type {
  EligibilityAssessment,
  FeeSettled,
  FeeSettlement,
  ReplacementReason,
} from '../../contract/issuance.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { type Won, won } from '../../contract/won.ts';
import type { Approvals } from '../approval/approvals.ts';
import { maskName } from '../customer/mask.ts';
import type { KnownPerson } from '../staff/staff-register.ts';
import { waiverAllowed } from './waiver-rules.ts';

/** The issuance whose fee is settled. */
export interface FeeCase {
  /** The teller's order: its draft. */
  readonly orderId: string;
  readonly customer: Customer;
  readonly serialNo: string;
  readonly fee: EligibilityAssessment['fee'];
  /** Cash carried over from an abandoned issuance that the settlement names, won. */
  readonly brought: Won;
  readonly replacement: ReplacementReason | null;
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
 * @returns problems CashInsufficient, DebitNeedsLine, DebitRefused and those of {@link waiverAllowed} and
 *   {@link Approvals.take}
 */
export function settleFee(settlement: FeeSettlement, of: FeeCase, approvals: Approvals): Result<SettledFee> {
  const { amount } = of.fee;
  switch (settlement.method) {
    case 'CASH': {
      const received = won(of.brought + settlement.received);
      if (received < amount) return fail('CashInsufficient', { amount, received });
      return succeed({
        fee: {
          method: 'CASH',
          amount,
          received,
          change: won(received - amount),
          carriedFrom: settlement.carriedFrom,
        },
        approvals: [],
      });
    }
    case 'DEBIT': {
      const { accountNo } = settlement;
      if (!of.online) return fail('DebitNeedsLine');
      if (!of.customer.accounts.includes(accountNo)) return fail('DebitRefused');
      return succeed({ fee: { method: 'DEBIT', amount, accountNo }, approvals: [] });
    }
    case 'WAIVED':
      return waive(settlement.approvalRequestId, of, approvals);
  }
}

/** Takes the consent to exactly this waiver: what was asked on its ground, and all else as it is now. */
function waive(requestId: string, of: FeeCase, approvals: Approvals): Result<SettledFee> {
  const asked = approvals.find(requestId);
  if (!asked.ok) return asked;
  const { subject } = asked.value;
  if (subject.kind !== 'FEE_WAIVER') return fail('ApprovalNotFound');
  const { ground } = subject;
  const allowed = waiverAllowed(ground, of.fee.waiver, of.replacement);
  if (!allowed.ok) return allowed;
  const now: ApprovalSubject = {
    kind: 'FEE_WAIVER',
    orderId: of.orderId,
    customerNo: of.customer.customerNo,
    maskedName: maskName(of.customer.name),
    serialNo: of.serialNo,
    amount: of.fee.amount,
    ground,
  };
  const taken = approvals.take(requestId, now, of.maker);
  if (!taken.ok) return taken;
  return succeed({ fee: { method: 'WAIVED', amount: of.fee.amount, ground }, approvals: taken.value });
}
