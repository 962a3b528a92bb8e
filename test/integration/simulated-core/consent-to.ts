import { v7 as uuidv7 } from 'uuid';
import type { Approval, ApprovalSubject, SignedAnswer } from '../../../electron/contract/approval.ts';
import type { JournalEntry } from '../../../electron/contract/journal-entry.ts';
import { instantOf } from '../../../electron/contract/moment.ts';
import type { StaffCardEvidence } from '../../../electron/contract/staff-card.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import { hashOf, type TestTerminal } from './test-terminal.ts';

/** What it took to get a second person's consent, and the consent. */
export interface Consent {
  readonly entries: JournalEntry[];
  readonly approvals: Approval[];
}

export const noConsent: Consent = { entries: [], approvals: [] };

/** A supervisor's consent to exactly this, asked for by `maker`. */
export function consentTo(
  terminal: TestTerminal,
  subject: ApprovalSubject,
  {
    maker = staff.teller.staffNo,
    approver = staff.supervisor.staffNo,
    staffCard,
  }: {
    maker?: string;
    approver?: string;
    /** Signs the answer with the approver's staff card instead of a password. */
    staffCard?: ((answer: SignedAnswer) => StaffCardEvidence | null) | undefined;
  } = {},
): Consent {
  const approval: Approval = {
    requestId: uuidv7(),
    approver,
    method: staffCard ? 'STAFF_CARD' : 'PASSWORD',
    approvedAt: instantOf(Date.now()),
    subjectHash: hashOf(subject),
  };
  const { requestId, subjectHash } = approval;
  const answer: SignedAnswer = { answer: 'GIVEN', requestId, subjectHash, approver, reason: null };
  return {
    entries: [
      terminal.append(
        'ApprovalRequested',
        {
          requestId,
          subject,
          subjectHash,
          needed: 1,
          roles: ['SUPERVISOR', 'BRANCH_MANAGER'],
          validMinutes: 5,
        },
        { actor: maker },
      ),
      terminal.append(
        'ApprovalGiven',
        { ...approval, role: 'SUPERVISOR', staffCard: staffCard?.(answer) ?? null },
        { actor: approver },
      ),
    ],
    approvals: [approval],
  };
}
