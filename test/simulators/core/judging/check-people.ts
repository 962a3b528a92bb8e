import type { Approval } from '../../../../electron/contract/journal-entry.ts';
import { canonicalHash } from '../canonical-json.ts';
import { type BranchStaff, staffByNo } from '../reference-data.ts';
import type { IssuanceFile, IssuanceStart } from './issuance-file.ts';
import type { RejectionCode } from './rejection.ts';

/**
 * One member of the branch's staff began and ended it; a waived fee has the approval of a supervisor of the branch
 * who is somebody else, and who saw exactly what was recorded.
 */
export function checkPeople(file: IssuanceFile): RejectionCode | undefined {
  const { entry, start } = file;
  if (start === undefined) return 'ISSUANCE_NOT_STARTED';
  if (!worksHere(file, entry.actor) || start.entry.actor !== entry.actor) return 'STAFF_NOT_PERMITTED';
  if (start.payload.fee.method !== 'WAIVED') return undefined;
  const [approval] = start.entry.approvals;
  return approval === undefined ? 'APPROVAL_MISSING' : checkApproval(file, start, approval);
}

function checkApproval(
  file: IssuanceFile,
  { entry, payload }: IssuanceStart,
  { approver, subjectHash }: Approval,
): RejectionCode | undefined {
  if (approver === entry.actor) return 'APPROVER_IS_MAKER';
  if (worksHere(file, approver)?.role !== 'SUPERVISOR') return 'APPROVER_NOT_SUPERVISOR';
  const { issuanceId, customerNo, serialNo, fee } = payload;
  const tier = fee.method === 'WAIVED' ? fee.tier : null;
  const subject = { issuanceId, customerNo, serialNo, amount: fee.amount, tier };
  return canonicalHash(subject) === subjectHash ? undefined : 'APPROVAL_OF_SOMETHING_ELSE';
}

function worksHere({ database, terminal }: IssuanceFile, staffNo: string): BranchStaff | undefined {
  const member = staffByNo(database, staffNo);
  return member?.active && member.branchNo === terminal.branchNo ? member : undefined;
}
