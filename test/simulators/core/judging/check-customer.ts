import { isReportedLost } from '../lost-document.ts';
import { isAvailableOn, settingsOf } from '../reference-data.ts';
import type { IssuanceFile } from './issuance-file.ts';
import type { RejectionCode } from './rejection.ts';

/** The rules of issuance: who may have a Smart OTP, and what must have been seen (domain.md sections 1 and 2). */
export function checkCustomer({
  database,
  terminal,
  customer,
  start,
}: IssuanceFile): RejectionCode | undefined {
  if (start === undefined) return 'ISSUANCE_NOT_STARTED';
  if (customer === undefined) return 'CUSTOMER_UNKNOWN';
  const { identityDocument, phoneCheck, legalRepresentative, replacement } = start.payload;
  const { businessDate } = start.entry;

  if (customer.restricted) return 'CUSTOMER_RESTRICTED';
  if (customer.kind === 'CORPORATION') return 'CUSTOMER_CORPORATION';
  if (!isAvailableOn(database, businessDate)) return 'PRODUCT_NOT_AVAILABLE';
  if (identityDocument.authenticityCheck === 'NOT_AUTHENTIC') return 'IDENTITY_DOCUMENT_NOT_AUTHENTIC';
  if (isReportedLost(database, identityDocument.number)) return 'IDENTITY_DOCUMENT_REPORTED_LOST';
  const majority = settingsOf(database, terminal.branchNo)?.ageOfMajority ?? 0;
  const papersSeen = legalRepresentative !== null && Object.values(legalRepresentative).every(Boolean);
  if (ageOn(businessDate, customer.birthDate) < majority && !papersSeen)
    return 'LEGAL_REPRESENTATIVE_DOCUMENTS_MISSING';
  if (phoneCheck.device !== 'ANDROID_PHONE' || !phoneCheck.nfc || !phoneCheck.simHoldsNumber)
    return 'PHONE_NOT_SUITABLE';
  if (customer.holdsSmartOtp && replacement === null) return 'SMART_OTP_ALREADY_HELD';
  return undefined;
}

/** Full years of age: the birthday counts (Civil Act art. 158). Dates are `YYYY-MM-DD`. */
export function ageOn(date: string, birthDate: string): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
