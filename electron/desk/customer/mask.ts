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

/** `010-****-5678`; of a number too short to have a middle only the end stays. */
export function maskPhone(digits: string): string {
  const end = lastFour(digits);
  return digits.length < 9 ? `****-${end}` : `${digits.slice(0, 3)}-****-${end}`;
}

/** `****-5678`: accounts, cards, wallets and hashes alike. */
export function maskAccount(accountNo: string): string {
  return `****-${lastFour(accountNo)}`;
}

/** The end of a number that is longer than its end; else nothing of it. */
const lastFour = (number: string): string => (number.length > 6 ? number.slice(-4) : '****');

/** `h***@example.com` */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 1 ? '***' : `${email.slice(0, 1)}***${email.slice(at)}`;
}

/** The number of an identity document, as its kind and its number alone can be masked. */
export function maskDocument({ number }: IdentityDocument): string {
  return maskNumber(number);
}

/** Resident and foreigner numbers keep their birth date, other documents their first two and last two characters. */
export function maskNumber(number: string): string {
  if (/^[0-9]{13}$/.test(number)) return `${number.slice(0, 6)}-*******`;
  if (number.length < 6) return '*'.repeat(number.length);
  return `${number.slice(0, 2)}${'*'.repeat(number.length - 4)}${number.slice(-2)}`;
}

const isoDate = '(?<![\\d-])(?:19|20)\\d\\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])(?![\\d-])';
const longNumber = '\\d(?:[\\s-]{0,3}\\d){6,}';
const datesAndNumbers = new RegExp(`(${isoDate})|${longNumber}`, 'g');

/**
 * Words that people wrote, for paper: every number of seven digits and more in them is masked, however it is grouped,
 * because people write account and resident numbers into their stories. Dates stay, and so do amounts with commas.
 */
export function maskNumbersIn(words: string): string {
  return words.normalize('NFKC').replace(datesAndNumbers, (found, date: string | undefined) => {
    if (date !== undefined) return found;
    const digits = found.replace(/\D/g, '');
    return digits.length === 13 && /^\d{6}[1-8]/.test(digits) ? maskNumber(digits) : maskAccount(digits);
  });
}

/** What says the province and the city stays: `서울특별시 마포구 ***`. */
export function maskAddress(address: string): string {
  return `${address.split(/\s+/).slice(0, 2).join(' ')} ***`;
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
