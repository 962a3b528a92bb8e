import { createECDH, randomBytes } from 'node:crypto';
import { encodeTlv } from './tlv.ts';

/** Order of the group of P-256 (FIPS 186-4 §D.1.2.3). */
const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/**
 * ECDSA P-256 over a hash that the host has computed (FIPS 186-4 §6.4), as a card signs: Node signs messages only, never
 * a hash. The signature is DER, SEQUENCE { r, s }.
 */
export function signHash(privateKey: Uint8Array, hash: Uint8Array): Uint8Array {
  for (;;) {
    const k = numberOf(randomBytes(32));
    if (k === 0n || k >= N) continue;
    const r = abscissaOf(k) % N;
    const s = (power(k, N - 2n) * (numberOf(hash) + r * numberOf(privateKey))) % N;
    if (r !== 0n && s !== 0n) return encodeTlv(0x30, Buffer.concat([encodeInteger(r), encodeInteger(s)]));
  }
}

const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
const bytesOf = (number: bigint): Uint8Array => Buffer.from(number.toString(16).padStart(64, '0'), 'hex');

/** x of k·G: what ECDH takes for the public key of k. */
function abscissaOf(k: bigint): bigint {
  const point = createECDH('prime256v1');
  point.setPrivateKey(bytesOf(k));
  return numberOf(point.getPublicKey().subarray(1, 33));
}

/** base^exponent mod N; with exponent N − 2 the inverse (Fermat). */
function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base % N;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % N;
    square = (square * square) % N;
  }
  return result;
}

/** DER INTEGER: no leading zeros, but one before a high bit, since the number is positive. */
function encodeInteger(number: bigint): Uint8Array {
  const bytes = bytesOf(number);
  const significant = bytes.subarray(bytes.findIndex((byte) => byte !== 0));
  const sign = (significant[0] ?? 0) >= 0x80 ? [0x00] : [];
  return encodeTlv(0x02, Buffer.concat([Buffer.from(sign), significant]));
}
