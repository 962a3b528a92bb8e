import { succeed } from '../../electron/contract/result.ts';
import { StaffCardSignature } from '../../electron/contract/staff-card.ts';
import { toHex } from '../hex.ts';
import { type CardCommand, getResponse, notUnderstood } from './card-command.ts';
import { StatusWord } from './status-word.ts';
import { encodeTlv, findTlv, parseTlvs } from './tlv.ts';

/** ECC: curve P-256 (SP 800-78-4 table 6-2). */
const ECC_P256 = 0x11;

/** Key reference of the digital signature key, which wants the PIN before every use (SP 800-73-4 part 1 table 4b). */
const SIGNATURE_KEY = 0x9c;

/** Dynamic Authentication Template: what is to be signed, and the place for the signature (part 2 table 7). */
const Tag = { TEMPLATE: 0x7c, CHALLENGE: 0x81, RESPONSE: 0x82 } as const;

/**
 * SP 800-73-4 part 2 §3.2.4 GENERAL AUTHENTICATE as a signature (appendix A.4):
 * `00 87 11 9C 26 7C 24 { 82 00, 81 20 <SHA-256> } 00` → `7C { 82 <ECDSA signature, DER> }`. VERIFY must come
 * immediately before.
 *
 * @param hash 32 bytes; the card signs it as it is
 */
export const signHash = (hash: Uint8Array): CardCommand<Uint8Array> => ({
  name: 'GENERAL AUTHENTICATE',
  apdu: {
    cla: 0x00,
    ins: 0x87,
    p1: ECC_P256,
    p2: SIGNATURE_KEY,
    data: encodeTlv(
      Tag.TEMPLATE,
      Buffer.concat([encodeTlv(Tag.RESPONSE, new Uint8Array()), encodeTlv(Tag.CHALLENGE, hash)]),
    ),
    ne: 0x100,
  },
  remaining: getResponse,
  read(answer) {
    if (answer.status !== StatusWord.OK) return notUnderstood(this.name, answer);
    const template = findTlv(parseTlvs(answer.data) ?? [], Tag.TEMPLATE);
    const signature = template && findTlv(parseTlvs(template) ?? [], Tag.RESPONSE);
    const isOne = signature && StaffCardSignature.safeParse(toHex(signature)).success;
    return isOne ? succeed(signature) : notUnderstood(this.name, answer);
  },
});
