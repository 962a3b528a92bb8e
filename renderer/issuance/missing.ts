import { type EligibilityAssessment, IdentityDocument } from '../../electron/contract/issuance.ts';
import type { Step } from './steps.ts';
import { stepIndex, steps } from './steps.ts';
import { carriedInto, type Work } from './work.ts';

/** Everything a step can still need. */
export type Need =
  | 'customer'
  | 'eligibility'
  | 'documentKind'
  | 'documentNumber'
  | 'authenticity'
  | 'device'
  | 'nfc'
  | 'sim'
  | 'papers'
  | 'replacement'
  | 'card'
  | 'feeMethod'
  | 'received'
  | 'account'
  | 'ground'
  | 'proof'
  | 'approval'
  | 'exposureApproval';

/** What the world says beside the work: the rules on the customer, whether the card lies checked on its reader. */
export interface Circumstances {
  readonly assessment: EligibilityAssessment | null;
  readonly cardReady: boolean;
  readonly online: boolean;
  /** The issuance passes the caps of what may be issued without the line. */
  readonly pastCaps: boolean;
}

/** What is missing, step by step; the page shows it, and the desk holds every rule again. */
export function missingIn(step: Step, work: Work, now: Circumstances): readonly Need[] {
  const needs: Need[] = [];
  const need = (missing: boolean, name: Need) => {
    if (missing) needs.push(name);
  };
  switch (step) {
    case 'CUSTOMER':
      need(work.customerNo === null || now.assessment === null, 'customer');
      need(now.assessment !== null && now.assessment.obstacles.length > 0, 'eligibility');
      break;
    case 'CHECKS':
      need(work.documentKind === null, 'documentKind');
      need(!IdentityDocument.shape.number.safeParse(work.documentNumber).success, 'documentNumber');
      need(work.authenticity === null || work.authenticity === 'NOT_AUTHENTIC', 'authenticity');
      need(work.device !== 'ANDROID_PHONE', 'device');
      need(!work.nfc, 'nfc');
      need(!work.sim, 'sim');
      need(
        now.assessment?.needsLegalRepresentative === true && !Object.values(work.papers).every(Boolean),
        'papers',
      );
      need(now.assessment?.needsReplacementReason === true && work.replacement === null, 'replacement');
      break;
    case 'CARD':
      need(!now.cardReady, 'card');
      break;
    case 'FEE':
      need(work.feeMethod === null || !methodPossible(work.feeMethod, now), 'feeMethod');
      if (work.feeMethod === 'CASH') {
        const carried = carriedInto(work, now.assessment?.fee.carried ?? null);
        const there = (work.received ?? 0) + (carried?.amount ?? 0);
        const nothing = work.received === null && carried === null;
        need(nothing || there < (now.assessment?.fee.amount ?? 0), 'received');
      }
      if (work.feeMethod === 'DEBIT') need(work.accountNo === null, 'account');
      if (work.feeMethod === 'WAIVED') {
        need(work.ground === null, 'ground');
        need(proofMissing(work, now), 'proof');
        need(work.approvalRequestId === null, 'approval');
      }
      break;
    case 'ISSUE':
      need(now.pastCaps && work.exposureApprovalId === null, 'exposureApproval');
      break;
  }
  return needs;
}

function methodPossible(method: NonNullable<Work['feeMethod']>, now: Circumstances): boolean {
  if (method === 'DEBIT') return now.online && (now.assessment?.customer.accounts.length ?? 0) > 0;
  if (method === 'WAIVED') return waivable(now.assessment);
  return true;
}

/** Whether there is any ground on which this fee could be waived. */
export const waivable = (assessment: EligibilityAssessment | null): boolean =>
  assessment !== null && (assessment.fee.waiver.tier !== null || assessment.fee.waiver.reasons.length > 0);

const proofMissing = ({ ground }: Work, { assessment }: Circumstances): boolean =>
  ground?.reason === 'TIER' && ground.proof === null && assessment?.fee.waiver.needsProof === true;

/** The furthest step that may be shown: the first one that still needs something. */
export const furthestStep = (work: Work, now: Circumstances): Step =>
  steps.find((step) => missingIn(step, work, now).length > 0) ?? 'ISSUE';

/** A step no further than what is there allows. */
export const stepWithin = (wanted: Step, furthest: Step): Step =>
  stepIndex(wanted) <= stepIndex(furthest) ? wanted : furthest;
