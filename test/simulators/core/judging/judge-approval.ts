import type { z } from 'zod';
import { ApprovalSubject } from '../../../../electron/contract/approval.ts';
import type { approvalRecords } from '../../../../electron/contract/approval-records.ts';
import type { JournalEntry } from '../../../../electron/contract/journal-entry.ts';
import type { BranchSettings } from '../../../../electron/contract/reference-data.ts';
import { canonicalHash } from '../canonical-json.ts';
import type { CoreDatabase } from '../core-database.ts';
import { type BranchStaff, settingsOf, staffByNo } from '../reference-data.ts';
import { terminalById } from '../terminal.ts';
import { tellBranchOfEnd, tellBranchOfRequest } from './carry-approval.ts';
import { tellBranchOfWaiver } from './carry-waiver.ts';
import { isSignedByStaffCard } from './check-staff-card.ts';
import { payloadOf } from './issuance-file.ts';
import { isOverWaiverLimit } from './waiver-limit.ts';

/** A request for consent as the core holds it. */
export interface ApprovalRequest {
  readonly requestId: string;
  readonly terminalId: string;
  readonly subject: ApprovalSubject;
  readonly maker: string;
  readonly state: 'OPEN' | 'ENDED' | 'USED';
  /** Id of the entry that used it. */
  readonly usedBy: string | null;
}

/** What should not be possible of approvals in an honest journal. */
export type ApprovalConcern =
  | 'APPROVAL_REQUEST_FALSE'
  | 'APPROVAL_GIVEN_FALSELY'
  | 'APPROVAL_REFUSED_FALSELY'
  | 'APPROVAL_NOT_OPEN'
  | 'APPROVAL_USED_FALSELY'
  | 'WAIVER_LIMIT_EXCEEDED';

/** Notes a request: its hash is of what it shows, its maker works here, and it asks for what the bank's policy wants. */
export function noteApprovalRequested(
  database: CoreDatabase,
  entry: JournalEntry,
): ApprovalConcern | undefined {
  const asked = payloadOf(entry, 'ApprovalRequested');
  const policy = asked && policyFor(database, entry.terminalId, asked.subject.kind);
  if (asked === undefined || policy === undefined) return 'APPROVAL_REQUEST_FALSE';
  const honest =
    canonicalHash(asked.subject) === asked.subjectHash &&
    worksAt(database, entry.terminalId, entry.actor) !== undefined &&
    asked.needed === policy.needed &&
    asked.roles.every((role) => policy.roles.includes(role));
  if (!honest) return 'APPROVAL_REQUEST_FALSE';
  const { changes } = database
    .prepare(
      `INSERT INTO approval (request_id, terminal_id, subject, maker, state) VALUES (?, ?, ?, ?, 'OPEN')
       ON CONFLICT DO NOTHING`,
    )
    .run(asked.requestId, entry.terminalId, JSON.stringify(asked.subject), entry.actor);
  if (changes !== 1) return 'APPROVAL_REQUEST_FALSE';
  tellBranchOfRequest(database, entry, asked);
  return undefined;
}

/** Notes a consent: by somebody else than the maker, whose role may, to what was asked, signed where a card was used. */
export function noteApprovalGiven(database: CoreDatabase, entry: JournalEntry): ApprovalConcern | undefined {
  const given = payloadOf(entry, 'ApprovalGiven');
  const request = given && requestOf(database, given.requestId);
  if (given === undefined || request?.state !== 'OPEN' || request.terminalId !== entry.terminalId)
    return 'APPROVAL_NOT_OPEN';
  if (entry.actor !== given.approver) return 'APPROVAL_GIVEN_FALSELY';
  return noteConsent(database, request, given, entry.businessDate) ? undefined : 'APPROVAL_GIVEN_FALSELY';
}

/** Notes a consent if it is honest: nobody's own, of somebody whose role may, to this, and shown as it says. */
export function noteConsent(
  database: CoreDatabase,
  request: ApprovalRequest,
  {
    approver,
    role,
    method,
    approvedAt,
    subjectHash,
    staffCard,
    requestId,
  }: z.infer<typeof approvalRecords.ApprovalGiven>,
  businessDate: string,
): boolean {
  const answer = { answer: 'GIVEN', requestId, subjectHash, approver, reason: null } as const;
  const isShown =
    method === 'STAFF_CARD'
      ? staffCard !== null && isSignedByStaffCard(database, staffCard, answer, approvedAt)
      : staffCard === null;
  if (!isShown || !mayAnswer(database, request, { approver, role, subjectHash })) return false;
  const { changes } = database
    .prepare('INSERT INTO approval_answer VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING')
    .run(requestId, approver, method, approvedAt);
  if (isWhole(database, request)) {
    tellBranchOfEnd(database, request.terminalId, requestId);
    tellBranchOfWaiver(database, requestId, businessDate, 'GIVEN');
  }
  return changes === 1;
}

/** Whether as many people have consented as the policy wants. */
function isWhole(database: CoreDatabase, { requestId, terminalId, subject }: ApprovalRequest): boolean {
  const given = database
    .prepare<[string], number>('SELECT count(*) FROM approval_answer WHERE request_id = ?')
    .pluck()
    .get(requestId);
  return (given ?? 0) >= (policyFor(database, terminalId, subject.kind)?.needed ?? 1);
}

/** Whether this person may answer this request: somebody else of the branch, in a role the policy names. */
export function mayAnswer(
  database: CoreDatabase,
  request: ApprovalRequest,
  { approver, role, subjectHash }: { approver: string; role: string; subjectHash: string },
): boolean {
  const known = worksAt(database, request.terminalId, approver)?.role;
  const policy = policyFor(database, request.terminalId, request.subject.kind);
  return (
    approver !== request.maker &&
    subjectHash === canonicalHash(request.subject) &&
    known === role &&
    policy?.roles.includes(known) === true
  );
}

/** Notes that a request was refused or lapsed: nothing can be done with it any more. */
export function noteApprovalEnded(database: CoreDatabase, entry: JournalEntry): ApprovalConcern | undefined {
  const refused = payloadOf(entry, 'ApprovalRefused');
  const ended = refused ?? payloadOf(entry, 'ApprovalLapsed');
  const { changes } = database
    .prepare(
      `UPDATE approval SET state = 'ENDED' WHERE request_id = ? AND terminal_id = ? AND state = 'OPEN'`,
    )
    .run(ended?.requestId ?? '', entry.terminalId);
  if (changes !== 1 || ended === undefined) return 'APPROVAL_NOT_OPEN';
  tellBranchOfEnd(database, entry.terminalId, ended.requestId);
  tellBranchOfWaiver(database, ended.requestId, entry.businessDate, 'ENDED');
  return refused?.staffCard == null || isRefusalSigned(database, entry, refused)
    ? undefined
    : 'APPROVAL_REFUSED_FALSELY';
}

function isRefusalSigned(
  database: CoreDatabase,
  { actor, occurredAt }: JournalEntry,
  { requestId, subjectHash, reason, staffCard }: z.infer<typeof approvalRecords.ApprovalRefused>,
): boolean {
  const answer = { answer: 'REFUSED', requestId, subjectHash, approver: actor, reason } as const;
  return staffCard !== null && isSignedByStaffCard(database, staffCard, answer, occurredAt);
}

/** Notes the requests that an entry's approvals use up; each once, and only in its maker's own entry. */
export function noteApprovalsUsed(database: CoreDatabase, entry: JournalEntry): ApprovalConcern | undefined {
  const requests = new Set(entry.approvals.map(({ requestId }) => requestId));
  const use = database.prepare(
    `UPDATE approval SET state = 'USED', used_by = ?, used_on = ?
     WHERE request_id = ? AND terminal_id = ? AND maker = ? AND state = 'OPEN'`,
  );
  const used = [...requests].map((requestId) =>
    use.run(entry.id, entry.businessDate, requestId, entry.terminalId, entry.actor),
  );
  for (const requestId of requests) {
    tellBranchOfEnd(database, entry.terminalId, requestId);
    tellBranchOfWaiver(database, requestId, entry.businessDate, 'USED');
  }
  if (used.some(({ changes }) => changes !== 1)) return 'APPROVAL_USED_FALSELY';
  return isOverWaiverLimit(database, entry) ? 'WAIVER_LIMIT_EXCEEDED' : undefined;
}

export function requestOf(database: CoreDatabase, requestId: string): ApprovalRequest | undefined {
  const row = database
    .prepare<[string], Omit<ApprovalRequest, 'subject'> & { subject: string }>(
      `SELECT request_id AS requestId, terminal_id AS terminalId, subject, maker, state, used_by AS usedBy
       FROM approval WHERE request_id = ?`,
    )
    .get(requestId);
  return row && { ...row, subject: ApprovalSubject.parse(JSON.parse(row.subject)) };
}

/** Whether this person gave this consent, by this method and at this time. */
export function hasAnswer(
  database: CoreDatabase,
  { requestId, approver, method, approvedAt }: JournalEntry['approvals'][number],
): boolean {
  return (
    database
      .prepare(
        'SELECT 1 FROM approval_answer WHERE request_id = ? AND approver = ? AND method = ? AND approved_at = ?',
      )
      .get(requestId, approver, method, approvedAt) !== undefined
  );
}

/** Whose consent the bank wants, by the settings of the terminal's branch; one supervisor or manager where they are silent. */
export function policyFor(
  database: CoreDatabase,
  terminalId: string,
  kind: ApprovalSubject['kind'],
): BranchSettings['approvals']['policies'][typeof kind] {
  const branchNo = terminalById(database, terminalId)?.branchNo ?? '';
  const settings = settingsOf(database, branchNo);
  return (
    settings && (settings.approvals.policies[kind] ?? { needed: 1, roles: ['SUPERVISOR', 'BRANCH_MANAGER'] })
  );
}

/** A member of staff at the branch of this terminal. */
export function worksAt(
  database: CoreDatabase,
  terminalId: string,
  staffNo: string,
): BranchStaff | undefined {
  const member = staffByNo(database, staffNo);
  return member?.active && member.branchNo === terminalById(database, terminalId)?.branchNo
    ? member
    : undefined;
}
