/** The digits of a telephone number as it was typed, `010-1234 5678`; null for fewer than 9 or more than 11. */
export function phoneTyped(text: string): string | null {
  const digits = text
    .normalize('NFKC')
    .trim()
    .replace(/^\+82\s*0?/, '0')
    .replace(/[^0-9]/g, '');
  return digits.length >= 9 && digits.length <= 11 ? digits : null;
}

/** `010-1234-5678`, `02-123-4567` */
export const phoneText = (digits: string): string =>
  digits.replace(/^(02|[0-9]{3})([0-9]{3,4})([0-9]{4})$/, '$1-$2-$3');
