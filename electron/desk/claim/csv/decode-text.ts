import iconv from 'iconv-lite';
import type { CsvReading } from '../../../contract/claim-csv.ts';

type Encoding = Extract<CsvReading, { state: 'READ' }>['encoding'];

/**
 * The text of a file that a Korean bank or exchange exports: UTF-8 with or without byte order mark, UTF-16 with one
 * (spreadsheets), else CP949, the superset of EUC-KR in which such files mostly come. ICU's EUC-KR, which Node has,
 * lacks CP949's syllables (똠, 뷁); therefore the library.
 *
 * @returns the fault's kind for what is no text, or in none of these encodings
 */
export function decodeText(
  bytes: Uint8Array,
): { text: string; encoding: Encoding } | 'NOT_TEXT' | 'ENCODING_UNKNOWN' {
  if (startsWith(bytes, [0xff, 0xfe])) return withoutNul(strictly('utf-16le', bytes), 'UTF-16');
  if (startsWith(bytes, [0xfe, 0xff])) return withoutNul(strictly('utf-16be', bytes), 'UTF-16');
  // Also every spreadsheet, picture and archive has some.
  if (bytes.includes(0)) return 'NOT_TEXT';
  const utf8 = strictly('utf-8', bytes);
  if (utf8 !== null) return { text: utf8, encoding: 'UTF-8' };
  const cp949 = iconv.decode(bytes, 'cp949');
  return cp949.includes('\uFFFD') ? 'ENCODING_UNKNOWN' : { text: cp949, encoding: 'CP949' };
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, i) => bytes[i] === byte);

/** Null where the bytes are not in this encoding; a byte order mark is left out of the text. */
function strictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const withoutNul = (text: string | null, encoding: Encoding) =>
  text === null ? 'ENCODING_UNKNOWN' : text.includes('\0') ? 'NOT_TEXT' : { text, encoding };
