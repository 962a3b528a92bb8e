import type { ClaimObjection } from '../../../electron/contract/claim-intake.ts';
import type { ProblemTag } from '../../../electron/contract/problem.ts';

/** Objections that say no more than that something has not been done yet: nothing to be told before one is through. */
const notYet: ReadonlySet<ProblemTag> = new Set([
  'ClaimFieldMissing',
  'ClaimRepresentativePapersMissing',
  'ClaimDuplicateUnanswered',
  'ClaimQuestionUnanswered',
  'ClaimPaperMissing',
  'ClaimTextNotRead',
  'ClaimConsentMissing',
  'ClaimSignatureMissing',
]);

/** Whether what is there is wrong, rather than something not there yet. */
export const isWrong = ({ problem }: ClaimObjection): boolean => !notYet.has(problem.tag);

/** Whether it is about this field, or about the group it is a part of (`contact` for `contact.phone`). */
export const isAbout = ({ field: about }: ClaimObjection, field: string): boolean =>
  about !== '' && `${field}.`.startsWith(`${about}.`);
