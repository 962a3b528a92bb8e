import type { CsvFault } from '../../../contract/claim-csv.ts';
import type { MovementChannel } from '../../../contract/claim-money.ts';
import type { MovementKind } from '../../../contract/claim-reference.ts';
import { type Won, won } from '../../../contract/won.ts';

/** What a cell says, or the kind of fault in it. */
type Read<T> = { readonly value: T } | { readonly fault: CsvFault['kind'] };

/**
 * The text of a cell: full-width letters made usual ones, spaces around it gone, and `="0123"`, which exports write so
 * that a spreadsheet keeps a leading zero, unpacked. Any other formula is a fault: it would show one thing and mean
 * another.
 */
export function readText(cell: string): Read<string> {
  const text = cell.normalize('NFKC').trim();
  const kept = /^="([^"]*)"$/.exec(text)?.[1];
  if (kept !== undefined) return isFormula(kept) ? { fault: 'FORMULA' } : { value: kept.trim() };
  if (isFormula(text)) return { fault: 'FORMULA' };
  return text.includes('"') ? { fault: 'QUOTES_BROKEN' } : { value: text };
}

/** Signs before a number are signs; anything else after = + - @ is a formula to a spreadsheet. */
const isFormula = (text: string): boolean => /^[=@]/.test(text) || /^[+-](?![\d.,₩\s-]*$)/.test(text);

/** Whole won: `3,000,000`, `₩3000`, `3,000원`, `3000.00`. Empty text is nobody's to read. */
export function readWon(text: string): Read<Won> {
  const bare = text.replace(/^(₩|\\|krw)\s*/i, '').replace(/\s*(원|krw|won)$/i, '');
  if (/^-|^\(.*\)$/.test(bare)) return { fault: 'AMOUNT_NEGATIVE' };
  const [, whole, fraction = ''] = /^\+?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(bare) ?? [];
  if (whole === undefined) return { fault: 'AMOUNT_NOT_UNDERSTOOD' };
  if (/[1-9]/.test(fraction)) return { fault: 'AMOUNT_FRACTION' };
  const amount = Number(whole.replaceAll(',', ''));
  return Number.isSafeInteger(amount) ? { value: won(amount) } : { fault: 'AMOUNT_TOO_LARGE' };
}

/** A plain decimal number, without leading zeros; at most 15 digits before and 18 after the point. */
export function readQuantity(text: string): Read<string> {
  const [, whole, fraction = ''] = /^\+?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined) return { fault: 'QUANTITY_NOT_UNDERSTOOD' };
  const digits = whole.replaceAll(',', '').replace(/^0+(?=\d)/, '');
  const places = fraction.replace(/0+$/, '');
  if (digits.length > 15 || places.length > 18) return { fault: 'QUANTITY_NOT_UNDERSTOOD' };
  return { value: places === '' ? digits : `${digits}.${places}` };
}

/** An account or card number: digits and mask stars, hyphens and spaces gone. */
export function readAccount(text: string): Read<string> {
  if (/^\d(\.\d+)?e\+?\d+$/i.test(text)) return { fault: 'ACCOUNT_SHORTENED' };
  const number = text.replace(/[\s-]/g, '');
  return /^[0-9*]{4,20}$/.test(number) ? { value: number } : { fault: 'ACCOUNT_NOT_UNDERSTOOD' };
}

/** The sign of an asset: `BTC`, also out of `비트코인(BTC)` and of a market's name, `KRW-BTC`. */
export function readSymbol(text: string): Read<string> {
  const inside = /\(([^()]+)\)\s*$/.exec(text)?.[1] ?? text;
  const symbol = inside.toUpperCase().replace(/^KRW[-/]|[-/]KRW$/, '');
  return /^[A-Z0-9]{2,12}$/.test(symbol) ? { value: symbol } : { fault: 'ASSET_NOT_UNDERSTOOD' };
}

const kindWords: readonly [RegExp, MovementKind][] = [
  [/대출|loan/i, 'LOAN'],
  [/카드|card/i, 'CARD_USE'],
];

/** A transfer unless it says otherwise. */
export const readKind = (text: string): MovementKind =>
  kindWords.find(([word]) => word.test(text))?.[1] ?? 'TRANSFER';

const channelWords: readonly [RegExp, MovementChannel][] = [
  [/모바일|스마트|mobile/i, 'MOBILE_BANKING'],
  [/오픈뱅킹|open ?banking/i, 'OPEN_BANKING'],
  [/인터넷|internet|pc뱅킹/i, 'INTERNET_BANKING'],
  [/텔레|폰뱅킹|전화|phone/i, 'TELEPHONE_BANKING'],
  [/자동화기기|atm|cd기/i, 'ATM'],
  [/간편송금|remit/i, 'REMITTANCE_APP'],
  [/거래소|exchange/i, 'EXCHANGE_APP'],
  [/온라인|online/i, 'CARD_ONLINE'],
  [/창구|branch|counter/i, 'BRANCH'],
];

/** Null where the word says nothing known: the teller asks. */
export const readChannel = (text: string): MovementChannel | null =>
  channelWords.find(([word]) => word.test(text))?.[1] ?? null;
