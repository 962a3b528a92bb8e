import type { ProblemTag } from '../../electron/contract/problem.ts';
import type { Step } from './steps.ts';

const mendedIn: Partial<Record<ProblemTag, Step>> = {
  CustomerNotFound: 'CUSTOMER',
  CustomerCorporation: 'CUSTOMER',
  CustomerRestricted: 'CUSTOMER',
  IdentityDocumentMissing: 'CHECKS',
  IdentityDocumentNotAuthentic: 'CHECKS',
  LegalRepresentativeDocumentsMissing: 'CHECKS',
  PhoneNotSuitable: 'CHECKS',
  SmartOtpAlreadyHeld: 'CHECKS',
  CardAbsent: 'CARD',
  CardMute: 'CARD',
  CardChanged: 'CARD',
  SeveralCards: 'CARD',
  CardUnknown: 'CARD',
  CardOfAnotherBranch: 'CARD',
  CardAlreadyIssued: 'CARD',
  CardNotUsable: 'CARD',
  CardReserved: 'CARD',
  CardAccountMissing: 'CARD',
  CardWithoutIdentity: 'CARD',
  CardWithoutOathApplet: 'CARD',
  CardAccessCodeSet: 'CARD',
  CardNotGenuine: 'CARD',
  NoTicketLeft: 'CARD',
  ReaderGone: 'CARD',
  CashInsufficient: 'FEE',
  CarriedFeeNotFound: 'FEE',
  CarriedFeeEnded: 'FEE',
  CarriedFeeOfAnotherCustomer: 'FEE',
  CarriedFeeOfAnotherDay: 'FEE',
  DebitNeedsLine: 'FEE',
  DebitRefused: 'FEE',
  WaiverNotAllowed: 'FEE',
};

/** Problems of a consent: mended where it is given, which is the fee's step for a waiver and else the last. */
const ofConsent: ReadonlySet<ProblemTag> = new Set([
  'ApproverIsMaker',
  'ApproverNotPermitted',
  'ApprovalNotFound',
  'ApprovalNotGiven',
  'ApprovalRefused',
  'ApprovalExpired',
  'ApprovalSubjectChanged',
  'ApprovalLapsed',
  'ApprovalAlreadyUsed',
  'SignInRefused',
  'StaffLockedOut',
  'OfflineCapReached',
]);

/** Whether it is a consent that was refused, or was not there. */
export const isOfConsent = (tag: ProblemTag): boolean => ofConsent.has(tag);

/** The step in which a problem of the order can be mended; null when it is not one of the entries before the last. */
export function stepToMend(tag: ProblemTag, waived: boolean): Step | null {
  if (ofConsent.has(tag)) return waived ? 'FEE' : null;
  return mendedIn[tag] ?? null;
}
