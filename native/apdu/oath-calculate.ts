import { fail, type Result, succeed } from '../../electron/contract/result.ts';
import { type CardCommand, notUnderstood } from './card-command.ts';
import { OathTag } from './oath-tag.ts';
import type { ResponseApdu } from './response-apdu.ts';
import { sendRemaining } from './send-remaining.ts';
import { StatusWord } from './status-word.ts';
import { encodeTlv, findTlv, parseTlvs } from './tlv.ts';

const Answer = { FULL: 0x00, TRUNCATED: 0x01 } as const;

/** Bytes of HMAC-SHA-1, -SHA-256 and -SHA-512. */
const HMAC_LENGTHS: readonly number[] = [20, 32, 64];

/**
 * YKOATH CALCULATE, full: `00 A2 00 00 Lc {71 name, 74 challenge}` → 75 {digits, HMAC}. The value is the HMAC of the
 * challenge (at most 64 bytes) under the account's seed. CardAccountMissing: 6984.
 */
export const calculateHmac = (account: Uint8Array, challenge: Uint8Array): CardCommand<Uint8Array> => ({
  name: 'CALCULATE',
  apdu: calculateApdu(Answer.FULL, account, challenge),
  remaining: sendRemaining,
  read: (answer) =>
    readResponse(OathTag.RESPONSE, answer, (_digits, hmac) =>
      HMAC_LENGTHS.includes(hmac.length) ? hmac : undefined,
    ),
});

/**
 * YKOATH CALCULATE, truncated: `00 A2 00 01 Lc {71 name, 74 challenge}` → 76 {digits, four bytes}. The value is the code
 * of RFC 4226 §5.3: the four bytes as a 31-bit number modulo 10^digits, with leading zeros. CardAccountMissing: 6984.
 */
export const calculateCode = (account: Uint8Array, challenge: Uint8Array): CardCommand<string> => ({
  name: 'CALCULATE',
  apdu: calculateApdu(Answer.TRUNCATED, account, challenge),
  remaining: sendRemaining,
  read: (answer) =>
    readResponse(OathTag.TRUNCATED_RESPONSE, answer, (digits, truncated) => {
      if (truncated.length !== 4) return undefined;
      const number = Buffer.from(truncated).readUInt32BE() & 0x7fff_ffff;
      return String(number % 10 ** digits).padStart(digits, '0');
    }),
});

const calculateApdu = (p2: number, account: Uint8Array, challenge: Uint8Array) => ({
  cla: 0x00,
  ins: 0xa2,
  p1: 0x00,
  p2,
  data: Buffer.concat([encodeTlv(OathTag.NAME, account), encodeTlv(OathTag.CHALLENGE, challenge)]),
});

function readResponse<T>(
  tag: number,
  answer: ResponseApdu,
  read: (digits: number, value: Uint8Array) => T | undefined,
): Result<T> {
  if (answer.status === StatusWord.NO_SUCH_OBJECT) return fail('CardAccountMissing');
  if (answer.status !== StatusWord.OK) return notUnderstood('CALCULATE', answer);
  const response = findTlv(parseTlvs(answer.data) ?? [], tag);
  const digits = response?.[0];
  // RFC 4226 §5.3: at least six digits; YKOATH: at most eight.
  if (response === undefined || digits === undefined || digits < 6 || digits > 8)
    return notUnderstood('CALCULATE', answer);
  const value = read(digits, response.slice(1));
  return value === undefined ? notUnderstood('CALCULATE', answer) : succeed(value);
}
