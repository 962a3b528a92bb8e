import { z } from 'zod';
import { Approval, ApprovalSubject, LapseCause, RefusalReason } from './approval.ts';
import { Sha256 } from './hex.ts';
import { Role, StaffNo } from './staff.ts';
import { StaffCardEvidence } from './staff-card.ts';

/** The staff card's signature when the answer was given by one: who has the bank's certificate can check it. */
const staffCard = StaffCardEvidence.nullable();
const request = { requestId: z.uuidv7(), subjectHash: Sha256 };

/** Journal entries of approvals. The act that uses one is an entry of its own kind, with its `approvals`. */
export const approvalRecords = {
  /** By the maker: what a second person is asked to consent to. */
  ApprovalRequested: z.strictObject({
    ...request,
    subject: ApprovalSubject,
    /** The policy it was asked under. */
    needed: z.int().positive(),
    roles: z.array(Role),
    validMinutes: z.int().positive(),
  }),
  /** By the approver. */
  ApprovalGiven: z.strictObject({ ...Approval.shape, role: Role, staffCard }),
  /** By the approver. */
  ApprovalRefused: z.strictObject({ ...request, role: Role, reason: RefusalReason, staffCard }),
  /** By the terminal: a pattern that a person should look into. */
  SecurityEventRaised: z.strictObject({
    kind: z.literal('WAIVER_PAIR'),
    maker: StaffNo,
    approver: StaffNo,
    /** Waivers of this pair in so many days, and what would have been usual. */
    waivers: z.int().positive(),
    days: z.int().positive(),
    usual: z.number().positive(),
  }),
  /** By the maker who withdrew it, else by the terminal. */
  ApprovalLapsed: z.strictObject({ ...request, cause: LapseCause }),
} as const;
