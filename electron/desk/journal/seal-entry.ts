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
  const signature = sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return { ...header, hash: sha256(text), signature: signature.toString('hex').toUpperCase() };
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
