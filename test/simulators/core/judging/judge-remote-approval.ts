import type { JournalEntry } from '../../../../electron/contract/journal-entry.ts';
import type { RemoteAnswer } from '../../../../electron/contract/remote-approval.ts';
import { canonicalHash } from '../canonical-json.ts';
import type { CoreDatabase } from '../core-database.ts';
import { publish } from '../feed.ts';
import { terminalById } from '../terminal.ts';
import { tellBranchOfEnd } from './carry-approval.ts';
import { isSignedByStaffCard } from './check-staff-card.ts';
import { payloadOf } from './issuance-file.ts';
import { type ApprovalConcern, hasAnswer, mayAnswer, noteConsent, requestOf } from './judge-approval.ts';

/**
 * An answer at one terminal to what was asked at another of the same branch: held to the same rules as one given there,
 * then carried to where it was asked for. An answer that comes after the end is nobody's fault and is carried nowhere.
 */
export function noteRemoteAnswer(database: CoreDatabase, entry: JournalEntry): ApprovalConcern | undefined {
  const given = payloadOf(entry, 'RemoteApprovalAnswered');
  const request = given && requestOf(database, given.requestId);
  if (given === undefined || request === undefined) return 'APPROVAL_GIVEN_FALSELY';
  const { terminalId, maker, subject, ...answer } = given;
  const asAsked =
    request.terminalId === terminalId &&
    request.maker === maker &&
    canonicalHash(subject) === canonicalHash(request.subject) &&
    terminalById(database, terminalId)?.branchNo === terminalById(database, entry.terminalId)?.branchNo &&
    entry.actor === answer.approver &&
    mayAnswer(database, request, answer);
  if (!asAsked) return 'APPROVAL_GIVEN_FALSELY';
  if (request.state !== 'OPEN') return undefined;
  const honest =
    answer.answer === 'GIVEN'
      ? noteConsent(database, request, answer, entry.businessDate)
      : isRefusalShown(database, answer);
  if (!honest) return 'APPROVAL_GIVEN_FALSELY';
  publish(
    database,
    {
      kind: 'approvalAnswer',
      answer: { ...answer, terminalId: entry.terminalId, entryId: entry.id },
    },
    { terminalId },
  );
  return undefined;
}

/** What the terminal says it has received is what the core has carried to it. */
export function noteRemoteReceipt(database: CoreDatabase, entry: JournalEntry): ApprovalConcern | undefined {
  const received = payloadOf(entry, 'RemoteApprovalReceived');
  const request = received && requestOf(database, received.requestId);
  if (received === undefined || request?.terminalId !== entry.terminalId) return 'APPROVAL_NOT_OPEN';
  if (received.answer === 'GIVEN')
    return hasAnswer(database, received) ? undefined : 'APPROVAL_GIVEN_FALSELY';
  database
    .prepare(`UPDATE approval SET state = 'ENDED' WHERE request_id = ? AND state = 'OPEN'`)
    .run(received.requestId);
  tellBranchOfEnd(database, entry.terminalId, received.requestId);
  return undefined;
}

function isRefusalShown(
  database: CoreDatabase,
  {
    requestId,
    subjectHash,
    approver,
    reason,
    approvedAt,
    method,
    staffCard,
  }: Omit<RemoteAnswer, 'terminalId' | 'entryId'>,
): boolean {
  if (method === 'PASSWORD') return staffCard === null;
  const answer = { answer: 'REFUSED', requestId, subjectHash, approver, reason } as const;
  return staffCard !== null && isSignedByStaffCard(database, staffCard, answer, approvedAt);
}
