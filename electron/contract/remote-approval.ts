import { z } from 'zod';
import { Approval, ApprovalSubject, RefusalReason } from './approval.ts';
import { Sha256 } from './hex.ts';
import { Instant } from './moment.ts';
import { Role, StaffNo } from './staff.ts';
import { StaffCardEvidence } from './staff-card.ts';

/** Consent at a distance: asked for at one terminal of a branch, given at another, carried and checked by the core. */

const TerminalId = z.string().regex(/^[0-9]{4}-[0-9]{2}$/);

/** A request as the core tells the branch's other terminals of it. */
export const RemoteRequest = z.strictObject({
  requestId: z.uuidv7(),
  /** Where it was asked. */
  terminalId: TerminalId,
  maker: StaffNo,
  subject: ApprovalSubject,
  subjectHash: Sha256,
  needed: z.int().positive(),
  roles: z.array(Role),
  requestedAt: Instant,
  validMinutes: z.int().min(1).max(30),
});
export type RemoteRequest = z.infer<typeof RemoteRequest>;

const answered = {
  ...Approval.shape,
  role: Role,
  answer: z.enum(['GIVEN', 'REFUSED']),
  /** Of a refusal. */
  reason: RefusalReason.nullable(),
  staffCard: StaffCardEvidence.nullable(),
};

/** An answer as the core brings it to where it was asked for. */
export const RemoteAnswer = z.strictObject({
  ...answered,
  /** Where it was given, and the entry there that says so. */
  terminalId: TerminalId,
  entryId: z.uuidv7(),
});
export type RemoteAnswer = z.infer<typeof RemoteAnswer>;

export const remoteApprovalRecords = {
  /** By the approver, at their own terminal: the request as they saw it, and their answer. */
  RemoteApprovalAnswered: z.strictObject({
    ...answered,
    terminalId: TerminalId,
    maker: StaffNo,
    subject: ApprovalSubject,
  }),
  /** By the terminal where it was asked for, when the answer has come. */
  RemoteApprovalReceived: RemoteAnswer,
} as const;
