import { numberToHangul } from 'es-hangul';
import type { MessageLanguage } from '../../electron/contract/message/problem-words.ts';

/** `3,000` */
export const groupedWon = (amount: number): string => amount.toLocaleString('en-US');

/** `3,000원`, `₩3,000` */
export const wonText = (amount: number, language: MessageLanguage): string =>
  language === 'ko' ? `${groupedWon(amount)}원` : `₩${groupedWon(amount)}`;

/** How an amount is said aloud, for whoever reads Korean: 3,000 is 삼천 원, 12,345,000 is 천이백삼십사만 오천 원. */
export const wonReading = (amount: number, language: MessageLanguage): string =>
  language === 'ko' ? `${numberToHangul(amount, { spacing: true })} 원` : '';

/**
 * What was typed or pasted as an amount: digits with any spaces, commas or hyphens, and decimals where they are none,
 * `3,000.00`; null for no digits, too many, or a part of a won.
 */
export function wonTyped(text: string): number | null {
  const [whole = '', decimals = ''] = text.normalize('NFKC').split(/\.(?=[0-9]{1,2}\D*$)/);
  if (/[1-9]/.test(decimals)) return null;
  const digits = whole.replace(/[^0-9]/g, '');
  return digits === '' || digits.length > 12 ? null : Number(digits);
}
