import type { ApprovalSubject } from '../../../../electron/contract/approval.ts';
import { canonicalHash } from '../canonical-json.ts';
import { checkConsent } from './check-consent.ts';
import type { IssuanceFile, IssuanceStart } from './issuance-file.ts';
import { worksAt } from './judge-approval.ts';
import type { RejectionCode } from './rejection.ts';

/**
 * One member of the branch's staff began and ended it, and corrected it unless a supervisor did; a waived fee has the
 * consent that the policy wants.
 */
export function checkPeople({ database, entry, start, supersedes }: IssuanceFile): RejectionCode | undefined {
  if (start === undefined) return 'ISSUANCE_NOT_STARTED';
  const actor = worksAt(database, entry.terminalId, entry.actor);
  const corrects = supersedes !== undefined && actor?.role === 'SUPERVISOR';
  if (actor === undefined || (start.entry.actor !== entry.actor && !corrects)) return 'STAFF_NOT_PERMITTED';
  if (start.payload.fee.method !== 'WAIVED') return undefined;
  return checkConsent(database, start.entry, 'FEE_WAIVER', (subject) => isWaiverOf(start, subject));
}

/** Exactly this order, customer, card, amount and ground. */
function isWaiverOf({ payload }: IssuanceStart, subject: ApprovalSubject): boolean {
  const { draftId, customerNo, serialNo, fee } = payload;
  return (
    subject.kind === 'FEE_WAIVER' &&
    fee.method === 'WAIVED' &&
    subject.orderId === draftId &&
    subject.customerNo === customerNo &&
    subject.serialNo === serialNo &&
    subject.amount === fee.amount &&
    canonicalHash(subject.ground) === canonicalHash(fee.ground)
  );
}
