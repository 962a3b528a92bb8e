/** Tags of the data objects of the YKOATH protocol that this process writes or reads. */
export const OathTag = {
  NAME: 0x71,
  LIST_ENTRY: 0x72,
  CHALLENGE: 0x74,
  RESPONSE: 0x75,
  TRUNCATED_RESPONSE: 0x76,
  VERSION: 0x79,
  ALGORITHM: 0x7b,
} as const;

/** Low nibble of a type byte: the hash of HMAC, by its name in `node:crypto`. */
export function oathAlgorithm(type: number): 'SHA1' | 'SHA256' | 'SHA512' | undefined {
  return ([undefined, 'SHA1', 'SHA256', 'SHA512'] as const)[type & 0x0f];
}

/** High nibble of a type byte (RFC 4226, RFC 6238). */
export function oathType(type: number): 'HOTP' | 'TOTP' | undefined {
  return ([undefined, 'HOTP', 'TOTP'] as const)[type >> 4];
}
