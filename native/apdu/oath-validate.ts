import { createHmac, pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { fail, succeed } from '../../electron/contract/result.ts';
import { type CardCommand, notUnderstood } from './card-command.ts';
import type { OathSelection } from './oath-select.ts';
import { OathTag } from './oath-tag.ts';
import { sendRemaining } from './send-remaining.ts';
import { StatusWord } from './status-word.ts';
import { encodeTlv, findTlv, parseTlvs } from './tlv.ts';

const deriveKey = promisify(pbkdf2);

/** Key of an access code: PBKDF2-HMAC-SHA-1 with the device id as salt, 1,000 rounds, 16 bytes (YKOATH SET CODE). */
export const accessKeyOf = (accessCode: string, deviceId: Uint8Array): Promise<Uint8Array> =>
  deriveKey(accessCode, deviceId, 1_000, 16, 'sha1');

/**
 * YKOATH VALIDATE, `00 A3 00 00 Lc {75 HMAC(key, card's challenge), 74 host's challenge}` → 75 HMAC(key, host's
 * challenge), which shows that the card knows the key as well. Opens the applet until it is deselected.
 *
 * CardAccessCodeSet: wrong code, 6A80. CardNotGenuine: the card's own answer is wrong.
 */
export function validate(
  key: Uint8Array,
  { challenge, algorithm }: NonNullable<OathSelection['lock']>,
  hostChallenge: Uint8Array,
): CardCommand<void> {
  const hmac = (message: Uint8Array) => createHmac(algorithm, key).update(message).digest();
  return {
    name: 'VALIDATE',
    apdu: {
      cla: 0x00,
      ins: 0xa3,
      p1: 0x00,
      p2: 0x00,
      data: Buffer.concat([
        encodeTlv(OathTag.RESPONSE, hmac(challenge)),
        encodeTlv(OathTag.CHALLENGE, hostChallenge),
      ]),
    },
    remaining: sendRemaining,
    read(answer) {
      if (answer.status === StatusWord.WRONG_DATA) return fail('CardAccessCodeSet');
      if (answer.status !== StatusWord.OK) return notUnderstood(this.name, answer);
      const response = findTlv(parseTlvs(answer.data) ?? [], OathTag.RESPONSE);
      if (response === undefined) return notUnderstood(this.name, answer);
      const expected = hmac(hostChallenge);
      const isRight = response.length === expected.length && timingSafeEqual(response, expected);
      return isRight ? succeed(undefined) : fail('CardNotGenuine', { command: this.name });
    },
  };
}
