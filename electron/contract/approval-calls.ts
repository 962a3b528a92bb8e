import { z } from 'zod';
import {
  ApprovalCredential,
  ApprovalSubject,
  ApprovalsOverview,
  ApprovalView,
  RefusalReason,
} from './approval.ts';
import { call, done, needs } from './call.ts';
import { resultOf } from './result.ts';
import { StaffNo } from './staff.ts';
import { StaffCardOnReader } from './staff-card.ts';

const request = z.strictObject({ requestId: z.uuidv7() });
/** Who answers, which need not be who is signed in: a supervisor leans over to the teller's screen. */
const answerer = request.extend({ approver: StaffNo, credential: ApprovalCredential });

/** Page ↔ desk: a second person's consent, from the request to the answer. */
export const approvalCalls = {
  /** Asks for consent to exactly this; asking again for the same finds the same request. */
  request: call
    .meta(needs('ASK_FOR_APPROVAL'))
    .input(z.strictObject({ subject: ApprovalSubject }))
    .output(resultOf(ApprovalView)),
  find: call.meta(needs('ASK_FOR_APPROVAL')).input(request).output(resultOf(ApprovalView)),
  give: call.meta(needs('ASK_FOR_APPROVAL')).input(answerer).output(resultOf(ApprovalView)),
  refuse: call
    .meta(needs('ASK_FOR_APPROVAL'))
    .input(answerer.extend({ reason: RefusalReason }))
    .output(resultOf(ApprovalView)),
  /** The maker no longer wants it. */
  withdraw: call.meta(needs('ASK_FOR_APPROVAL')).input(request).output(done),
  /** The staff card on this terminal's readers that could answer: whose it is, and the PINs it has left. */
  staffCard: call.meta(needs('ASK_FOR_APPROVAL')).output(resultOf(StaffCardOnReader)),
  /** Requests that wait for an answer, oldest first. */
  waiting: call.meta(needs('OVERSEE')).output(resultOf(z.array(ApprovalView))),
  overview: call.meta(needs('OVERSEE')).output(resultOf(ApprovalsOverview)),
};
