import type { LapseCause } from './approval.ts';
import type { ProblemTag } from './problem.ts';

/** How a dead request is told to whoever comes too late, or still waits for it. */
export const problemOfLapse = {
  EXPIRED: 'ApprovalExpired',
  SUBJECT_CHANGED: 'ApprovalSubjectChanged',
  SCREEN_LOCKED: 'ApprovalLapsed',
  SIGNED_OUT: 'ApprovalLapsed',
  RESTART: 'ApprovalLapsed',
  WITHDRAWN: 'ApprovalLapsed',
  APPROVER_GONE: 'ApproverNotPermitted',
} as const satisfies Record<LapseCause, ProblemTag>;
