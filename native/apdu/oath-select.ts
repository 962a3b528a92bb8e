import { fail, succeed } from '../../electron/contract/result.ts';
import { fromHex } from '../hex.ts';
import { type CardCommand, getResponse, notUnderstood } from './card-command.ts';
import { OathTag, oathAlgorithm } from './oath-tag.ts';
import { StatusWord } from './status-word.ts';
import { findTlv, parseTlvs } from './tlv.ts';

const OATH_AID = fromHex('A0000005272101');

/** What an OATH applet says of itself when selected. */
export interface OathSelection {
  /** `major.minor.patch` */
  readonly version: string;
  /** Eight random bytes, new after RESET; salt of the access key. */
  readonly deviceId: Uint8Array;
  /** Present when an access code is set: to be answered by VALIDATE. */
  readonly lock: { readonly challenge: Uint8Array; readonly algorithm: 'SHA1' | 'SHA256' | 'SHA512' } | null;
}

/**
 * YKOATH SELECT, `00 A4 04 00 07 A0000005272101` → 79 version(3), 71 device id(8) and, when an access code is set,
 * 74 challenge(8), 7B algorithm(1). No Le field, as the public clients send it. CardWithoutOathApplet: 6A82, 6D00, 6B00.
 */
export const selectOath: CardCommand<OathSelection> = {
  name: 'SELECT OATH',
  apdu: { cla: 0x00, ins: 0xa4, p1: 0x04, p2: 0x00, data: OATH_AID },
  remaining: getResponse,
  read(answer) {
    switch (answer.status) {
      case StatusWord.OK: {
        const selection = parseSelection(answer.data);
        return selection ? succeed(selection) : notUnderstood(this.name, answer);
      }
      case StatusWord.FUNCTION_NOT_SUPPORTED:
      case StatusWord.APPLICATION_NOT_FOUND:
      case StatusWord.WRONG_P1_P2:
      case StatusWord.INS_NOT_SUPPORTED:
        return fail('CardWithoutOathApplet');
      default:
        return notUnderstood(this.name, answer);
    }
  },
};

function parseSelection(data: Uint8Array): OathSelection | undefined {
  const objects = parseTlvs(data);
  if (objects === undefined) return undefined;
  const version = findTlv(objects, OathTag.VERSION);
  const deviceId = findTlv(objects, OathTag.NAME);
  if (version?.length !== 3 || deviceId?.length !== 8) return undefined;
  const selection = { version: version.join('.'), deviceId };

  const challenge = findTlv(objects, OathTag.CHALLENGE);
  if (challenge === undefined) return { ...selection, lock: null };
  // The first applets with an access code knew SHA-1 only and did not say so.
  const [type = 0x01] = findTlv(objects, OathTag.ALGORITHM) ?? [];
  const algorithm = oathAlgorithm(type);
  if (challenge.length !== 8 || algorithm === undefined) return undefined;
  return { ...selection, lock: { challenge, algorithm } };
}
