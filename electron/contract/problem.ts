import { z } from 'zod';

/**
 * Every way in which the world, not a bug, can stop an act. Each tag has a Korean and an English message in
 * `problem-message.ts` that says what happened, what to do and what is safe.
 */
export const ProblemTag = z.enum([
  // reader and card
  'ReaderServiceStopped',
  'ReaderGone',
  'CardAbsent',
  'CardRemoved',
  'CardMute',
  'CardInUse',
  'CardAnswerNotUnderstood',
  'CardProcessRestarted',
  'CardTimedOut',
  'CardChanged',
  'SeveralCards',
  'CardWithoutOathApplet',
  'CardWithoutIdentity',
  'CardAccessCodeSet',
  'CardAccountMissing',
  'CardFactoryKeys',
  'CardLocked',
  'CardTerminated',
  'CardNotGenuine',
  // staff card
  'StaffCardAbsent',
  'StaffCardRemoved',
  'StaffCardChanged',
  'StaffCardExpected',
  'StaffCardsSeveral',
  'StaffCardWithoutCertificate',
  'StaffCardPinWrong',
  'StaffCardPinBlocked',
  'StaffCardNotTrusted',
  'StaffCardExpired',
  'StaffCardNotInForce',
  'StaffCardListTooOld',
  // card and stock
  'CardUnknown',
  'CardOfAnotherBranch',
  'CardAlreadyIssued',
  'CardNotUsable',
  'CardReserved',
  'NoTicketLeft',
  'TicketMismatch',
  'TestOtpRefused',
  // customer and rules
  'CustomerNotFound',
  'CustomerCorporation',
  'CustomerRestricted',
  'LegalRepresentativeDocumentsMissing',
  'IdentityDocumentMissing',
  'IdentityDocumentNotAuthentic',
  'PhoneNotSuitable',
  'SmartOtpAlreadyHeld',
  'ProductNotAvailable',
  'FeeScheduleMissing',
  'CashInsufficient',
  'DebitNeedsLine',
  'DebitRefused',
  'DebitUnresolved',
  'WaiverNotAllowed',
  // a second person's consent
  'ApproverIsMaker',
  'ApproverNotPermitted',
  'ApproverGaveAlready',
  'ApprovalNotFound',
  'ApprovalNotGiven',
  'ApprovalAlreadyAnswered',
  'ApprovalRefused',
  'ApprovalExpired',
  'ApprovalSubjectChanged',
  'ApprovalLapsed',
  'ApprovalAlreadyUsed',
  // issuance
  'IssuanceInProgress',
  'IssuanceNotFound',
  'IssuanceAlreadyClosed',
  'IssuanceOfAnotherTeller',
  'IssuanceDataChanged',
  // staff
  'NotSignedIn',
  'SessionLocked',
  'SessionExpired',
  'NotPermitted',
  'SignInRefused',
  'StaffLockedOut',
  'VerifierTooOld',
  'NoStaffYet',
  // line and core
  'LineDown',
  'CoreBusy',
  'CoreRefusedTerminal',
  'CoreAnswerNotUnderstood',
  'CoreContradiction',
  'TerminalNotEnrolled',
  'EnrolmentRefused',
  // disk and database
  'DiskFull',
  'DiskFlushImplausible',
  'ClockWrong',
  'DatabaseInUse',
  'DatabaseKeyMissing',
  'DatabaseCorrupted',
  'DatabaseNewerThanProgram',
  'DurabilityNotGuaranteed',
  'KeyStoreUnprotected',
  'JournalBroken',
  // business day
  'ClockBehindClosedDay',
  // paper
  'ReceiptNotFound',
  'PrinterMissing',
  'PrintFailed',
  // everything an outer edge refuses
  'InputNotUnderstood',
  'ConnectionLost',
]);
export type ProblemTag = z.infer<typeof ProblemTag>;

/** A problem as it travels: the tag, and what its message needs (names of readers, amounts, counts; nothing personal). */
export const Problem = z.strictObject({
  tag: ProblemTag,
  detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type Problem = z.infer<typeof Problem>;
