import { AES_BLOCK, decryptCbc, encryptBlock, encryptCbc } from './aes.ts';
import { aesCmac } from './aes-cmac.ts';
import type { CommandApdu } from './apdu.ts';

/**
 * What both ends of Secure Channel Protocol '03' compute alike (GlobalPlatform Card Specification 2.2, Amendment D,
 * v1.1.1), with challenges, cryptograms and MACs of 8 bytes ("S8").
 */

/** The static keys of a key set; all of one length, 16, 24 or 32 bytes. */
export interface Scp03Keys {
  readonly enc: Uint8Array;
  readonly mac: Uint8Array;
  readonly dek: Uint8Array;
}

/** S-ENC, S-MAC and S-RMAC of one session. */
export interface Scp03SessionKeys {
  readonly enc: Uint8Array;
  readonly mac: Uint8Array;
  readonly rmac: Uint8Array;
}

/** Bits of P1 of EXTERNAL AUTHENTICATE (table 7-3). */
export const SecurityLevel = { C_MAC: 0x01, C_DECRYPTION: 0x02, R_MAC: 0x10, R_ENCRYPTION: 0x20 } as const;

/** Parameter i: pseudo-random card challenge, R-MAC and R-ENCRYPTION (table 5-1). */
export const SCP03_PARAMETER_I = 0x70;

/** Bytes of a challenge, a cryptogram and a MAC. */
export const S8 = 8;

/** Derivation constants (table 4-1). */
const Derivation = {
  CARD_CRYPTOGRAM: 0x00,
  HOST_CRYPTOGRAM: 0x01,
  CARD_CHALLENGE: 0x02,
  S_ENC: 0x04,
  S_MAC: 0x06,
  S_RMAC: 0x07,
} as const;

/** Data derivation (§4.1.5): NIST SP 800-108 in counter mode, label of 11 zero bytes and the constant. */
function derive(key: Uint8Array, constant: number, context: Uint8Array, length: number): Uint8Array {
  const bits = length * 8;
  const block = (counter: number) =>
    aesCmac(
      key,
      Buffer.concat([
        new Uint8Array(11),
        Buffer.from([constant, 0x00, bits >> 8, bits & 0xff, counter]),
        context,
      ]),
    );
  return Buffer.concat(length > AES_BLOCK ? [block(1), block(2)] : [block(1)]).subarray(0, length);
}

/** Session keys (§6.2.1); `context` is host challenge ‖ card challenge, here and below. */
export const deriveSessionKeys = ({ enc, mac }: Scp03Keys, context: Uint8Array): Scp03SessionKeys => ({
  enc: derive(enc, Derivation.S_ENC, context, enc.length),
  mac: derive(mac, Derivation.S_MAC, context, mac.length),
  rmac: derive(mac, Derivation.S_RMAC, context, mac.length),
});

/** What proves the card's keys to the host (§6.2.2.2). */
export const cardCryptogram = (session: Scp03SessionKeys, context: Uint8Array): Uint8Array =>
  derive(session.mac, Derivation.CARD_CRYPTOGRAM, context, S8);

/** What proves the host's keys to the card (§6.2.2.3). */
export const hostCryptogram = (session: Scp03SessionKeys, context: Uint8Array): Uint8Array =>
  derive(session.mac, Derivation.HOST_CRYPTOGRAM, context, S8);

/** The challenge of a card with i bit 10 (§6.2.2.1): predictable for whoever has Key-ENC and knows the counter. */
export const pseudoRandomCardChallenge = (
  keyEnc: Uint8Array,
  sequenceCounter: number,
  applicationAid: Uint8Array,
): Uint8Array =>
  derive(
    keyEnc,
    Derivation.CARD_CHALLENGE,
    Buffer.concat([sequenceCounterBytes(sequenceCounter), applicationAid]),
    S8,
  );

/** The sequence counter as it travels: three bytes, big-endian. */
export function sequenceCounterBytes(sequenceCounter: number): Uint8Array {
  const bytes = Buffer.alloc(3);
  bytes.writeUIntBE(sequenceCounter, 0, 3);
  return bytes;
}

/** The MAC chaining value before EXTERNAL AUTHENTICATE (§6.2.3). */
export const INITIAL_MAC_CHAINING_VALUE = new Uint8Array(AES_BLOCK);

/**
 * Full C-MAC of a command (§6.2.4) over chaining value ‖ header ‖ Lc ‖ data. The class byte counts as logical channel
 * 0 with GlobalPlatform secure messaging, Lc as if the MAC were already in it; Le stays out. Its first 8 bytes travel,
 * all 16 are the next chaining value.
 */
export function commandMac(sMac: Uint8Array, chaining: Uint8Array, command: CommandApdu): Uint8Array {
  const { cla, ins, p1, p2, data, extended } = command;
  const lc = data.length + S8;
  const lcBytes = extended ? [0, lc >> 8, lc & 0xff] : [lc];
  return aesCmac(
    sMac,
    Buffer.concat([chaining, Buffer.from([(cla & 0xf0) | 0x04, ins, p1, p2, ...lcBytes]), data]),
  );
}

/** The eight bytes of R-MAC (§6.2.5) over chaining value ‖ response data ‖ status word. */
export const responseMac = (
  sRmac: Uint8Array,
  chaining: Uint8Array,
  data: Uint8Array,
  sw: number,
): Uint8Array =>
  aesCmac(sRmac, Buffer.concat([chaining, data, Buffer.from([sw >> 8, sw & 0xff])])).slice(0, S8);

/** Only 9000 and the warnings 62xx, 63xx are answers under R-MAC; every other status word comes bare (§6.2.5). */
export const isProtectedStatus = (sw: number): boolean =>
  sw === 0x9000 || sw >> 8 === 0x62 || sw >> 8 === 0x63;

/** Ciphers of a session; `counter` counts the commands after EXTERNAL AUTHENTICATE from 1 (§6.2.6, §6.2.7). */
export const encryptCommandData = (sEnc: Uint8Array, counter: number, data: Uint8Array): Uint8Array =>
  data.length === 0 ? data : encryptCbc(sEnc, icv(sEnc, 0x00, counter), pad(data));
export const decryptCommandData = (sEnc: Uint8Array, counter: number, data: Uint8Array) =>
  decrypt(sEnc, icv(sEnc, 0x00, counter), data);
export const encryptResponseData = (sEnc: Uint8Array, counter: number, data: Uint8Array): Uint8Array =>
  data.length === 0 ? data : encryptCbc(sEnc, icv(sEnc, 0x80, counter), pad(data));
export const decryptResponseData = (sEnc: Uint8Array, counter: number, data: Uint8Array) =>
  decrypt(sEnc, icv(sEnc, 0x80, counter), data);

/** Initial chaining value: the counter as a block, its first byte telling commands (00) from responses (80). */
function icv(sEnc: Uint8Array, direction: number, counter: number): Uint8Array {
  const block = Buffer.alloc(AES_BLOCK);
  block.writeUInt32BE(counter, AES_BLOCK - 4);
  block[0] = direction;
  return encryptBlock(sEnc, block);
}

/** Undefined when `data` is not whole blocks or its padding is not 80 00.. (§4.1.4). */
function decrypt(sEnc: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array | undefined {
  if (data.length === 0) return data;
  if (data.length % AES_BLOCK !== 0) return undefined;
  const padded = decryptCbc(sEnc, iv, data);
  const end = padded.findLastIndex((byte) => byte !== 0x00);
  return padded[end] === 0x80 && padded.length - end <= AES_BLOCK ? padded.slice(0, end) : undefined;
}

function pad(data: Uint8Array): Uint8Array {
  const padded = new Uint8Array((Math.floor(data.length / AES_BLOCK) + 1) * AES_BLOCK);
  padded.set(data);
  padded[data.length] = 0x80;
  return padded;
}
