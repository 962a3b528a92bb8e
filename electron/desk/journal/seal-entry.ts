import { type KeyObject, sign, verify } from 'node:crypto';
import type { JournalHeader, SealedHeader } from '../../contract/journal-entry.ts';
import { canonicalJson, sha256 } from './canonical-json.ts';

/** `prevHash` of a journal's first entry: 32 zero bytes. */
export const beforeFirst = '0'.repeat(64);

/**
 * Closes a header: `hash` = SHA-256 of its canonical JSON, `signature` = ECDSA P-256 with SHA-256 over the same bytes,
 * r | s, 32 bytes each (IEEE P1363).
 */
export function sealHeader(header: JournalHeader, privateKey: KeyObject): SealedHeader {
  const text = canonicalJson(header);
  // Node writes IEEE P1363 itself when asked to, but takes longer for that than for the signature.
  const signature = fixedWidthOf(sign('sha256', Buffer.from(text), privateKey));
  return { ...header, hash: sha256(text), signature };
}

/**
 * A P-256 signature in DER, `30 length 02 length r 02 length s` (RFC 3279 section 2.2.3), as r | s, 32 bytes each.
 * An INTEGER there is a byte longer when its first bit is set and shorter when it begins with zeros.
 */
function fixedWidthOf(der: Buffer): string {
  const rEnd = 4 + der.readUInt8(3);
  return [der.subarray(4, rEnd), der.subarray(rEnd + 2)]
    .map((integer) => integer.toString('hex').slice(-64).padStart(64, '0').toUpperCase())
    .join('');
}

/** Whether hash and signature of a sealed header belong to it and to the key. */
export function isSealIntact(sealed: SealedHeader, publicKey: KeyObject): boolean {
  const { hash, signature, ...header } = sealed;
  const text = canonicalJson(header);
  return (
    sha256(text) === hash &&
    verify(
      'sha256',
      Buffer.from(text),
      { key: publicKey, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'hex'),
    )
  );
}
