import { createPublicKey, type KeyObject } from 'node:crypto';

/**
 * A P-256 key from somewhere else; undefined for anything else, since with another key the same bytes would mean
 * something else.
 *
 * @param spki SubjectPublicKeyInfo, DER, hexadecimal
 */
export function readPublicKey(spki: string): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(spki, 'hex'), format: 'der', type: 'spki' });
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : undefined;
  } catch {
    return undefined;
  }
}
