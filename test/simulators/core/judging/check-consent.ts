import type { ApprovalSubject } from '../../../../electron/contract/approval.ts';
import type { JournalEntry } from '../../../../electron/contract/journal-entry.ts';
import { canonicalHash } from '../canonical-json.ts';
import type { CoreDatabase } from '../core-database.ts';
import { hasAnswer, policyFor, requestOf, worksAt } from './judge-approval.ts';
import type { RejectionCode } from './rejection.ts';

/**
 * An entry that needs a second person's consent has it: from as many people as the policy wants, none of them its
 * maker, each in a role that may, each to exactly what was recorded, and used for this entry alone. Consents of another
 * kind are another rule's matter.
 *
 * @param isOfThis whether a request's subject is what the entry says was done
 */
export function checkConsent(
  database: CoreDatabase,
  entry: JournalEntry,
  kind: ApprovalSubject['kind'],
  isOfThis: (subject: ApprovalSubject) => boolean,
): RejectionCode | undefined {
  const policy = policyFor(database, entry.terminalId, kind);
  const approvals = entry.approvals.filter(({ requestId }) => {
    const asked = requestOf(database, requestId);
    return asked === undefined || asked.subject.kind === kind;
  });
  const approvers = new Set(approvals.map(({ approver }) => approver));
  if (policy === undefined || approvers.size < policy.needed) return 'APPROVAL_MISSING';
  if (approvers.has(entry.actor)) return 'APPROVER_IS_MAKER';
  for (const approval of approvals) {
    const role = worksAt(database, entry.terminalId, approval.approver)?.role;
    if (role === undefined || !policy.roles.includes(role)) return 'APPROVER_NOT_SUPERVISOR';
    const request = requestOf(database, approval.requestId);
    if (request === undefined || !hasAnswer(database, approval)) return 'APPROVAL_MISSING';
    if (canonicalHash(request.subject) !== approval.subjectHash || !isOfThis(request.subject))
      return 'APPROVAL_OF_SOMETHING_ELSE';
    if (request.usedBy !== entry.id) return 'APPROVAL_USED_BEFORE';
  }
  return undefined;
}
