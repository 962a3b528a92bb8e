import type { ApprovalSubject } from '../../contract/approval.ts';
import type { Result } from '../../contract/result.ts';
import type { KnownPerson } from '../staff/staff-register.ts';

/**
 * What an area says of its own subjects. The act itself builds its subject anew when it takes the consent; these rules
 * only see to it that nobody is asked for what could not be done.
 */
export interface SubjectRules<Kind extends ApprovalSubject['kind']> {
  /** Whether `maker` may ask for this now. */
  readonly mayAsk: (subject: Extract<ApprovalSubject, { kind: Kind }>, maker: KnownPerson) => Result<null>;
  /** Whether `approver`, whose role is allowed, may still consent to this now: limits of the day. */
  readonly mayApprove: (
    subject: Extract<ApprovalSubject, { kind: Kind }>,
    approver: KnownPerson,
  ) => Result<null>;
}

/** The rules of every kind; a kind without them does not compile. */
export type RulesByKind = { readonly [Kind in ApprovalSubject['kind']]: SubjectRules<Kind> };
