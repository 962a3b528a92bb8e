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
  DebitNeedsLine: 'FEE',
  DebitRefused: 'FEE',
  WaiverNotAllowed: 'FEE',
  ApproverIsMaker: 'FEE',
  ApproverNotSupervisor: 'FEE',
  SignInRefused: 'FEE',
  StaffLockedOut: 'FEE',
};

/** The step in which a problem of the order can be mended; null when it is not one of the entries. */
export const stepToMend = (tag: ProblemTag): Step | null => mendedIn[tag] ?? null;
