/** What was typed, pasted or scanned as a document's number: upper case, without spaces and hyphens, 20 characters at most. */
export const documentNumberTyped = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, 20);

/**
 * The bank's masking rule for documents: a resident or foreigner number keeps its birth date (`900101-*******`), any
 * other its first two and last two characters.
 */
export function maskedDocumentNumber(number: string): string {
  if (/^[0-9]{13}$/.test(number)) return `${number.slice(0, 6)}-*******`;
  if (number.length <= 4) return '*'.repeat(number.length);
  return `${number.slice(0, 2)}${'*'.repeat(number.length - 4)}${number.slice(-2)}`;
}
