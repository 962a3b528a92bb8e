import type { Customer, CustomerView } from '../../contract/customer.ts';
import type { IdentityDocument } from '../../contract/issuance.ts';
import type { CalendarDate } from '../../contract/moment.ts';

/**
 * The one masking rule of the bank (domain.md section 3, masking practice): the same in every view, print and list.
 */

/** First and last character stay, all between becomes a star; of two characters the last is masked: 홍*동, 홍*. */
export function maskName(name: string): string {
  const letters = [...name];
  if (letters.length <= 2) return `${letters[0] ?? ''}*`;
  return letters
    .map((letter, i) => (i === 0 || i === letters.length - 1 || letter === ' ' ? letter : '*'))
    .join('');
}

/** `900101-*******`: the form of a resident registration number, of which nothing but the birth date is known here. */
export function maskBirth(birthDate: CalendarDate): string {
  return `${birthDate.slice(2).replaceAll('-', '')}-*******`;
}

/** `010-****-5678` */
export function maskPhone(digits: string): string {
  return `${digits.slice(0, 3)}-****-${digits.slice(-4)}`;
}

/** `****-5678` */
export function maskAccount(accountNo: string): string {
  return `****-${accountNo.slice(-4)}`;
}

/** The number of an identity document, as its kind and its number alone can be masked. */
export function maskDocument({ number }: IdentityDocument): string {
  return maskNumber(number);
}

/** Resident and foreigner numbers keep their birth date, other documents their first two and last two characters. */
export function maskNumber(number: string): string {
  if (/^[0-9]{13}$/.test(number)) return `${number.slice(0, 6)}-*******`;
  return `${number.slice(0, 2)}${'*'.repeat(number.length - 4)}${number.slice(-2)}`;
}

/** A customer as the page may see them. */
export function viewCustomer(customer: Customer, minor: boolean): CustomerView {
  return {
    customerNo: customer.customerNo,
    maskedName: maskName(customer.name),
    kind: customer.kind,
    maskedBirth: maskBirth(customer.birthDate),
    maskedPhone: maskPhone(customer.mobilePhone),
    accounts: customer.accounts.map((accountNo) => ({ accountNo, masked: maskAccount(accountNo) })),
    tier: customer.tier,
    asOf: customer.asOf,
    minor,
    restricted: customer.restricted,
    holdsSmartOtp: customer.holdsSmartOtp,
    holdsMobileCertificate: customer.holdsMobileCertificate,
  };
}
