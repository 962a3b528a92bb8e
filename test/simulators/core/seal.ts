import { createHash, type KeyObject, verify } from 'node:crypto';
import type { JournalEntry } from '../../../electron/contract/journal-entry.ts';
import { fromHex, toHex } from '../card/hex.ts';
import { canonicalHash, canonicalJson } from './canonical-json.ts';

/** `prevHash` of a journal's first entry. */
export const BEFORE_FIRST = '0'.repeat(64);

/** Does the hash cover the header, and the header's `payloadHash` the payload? */
export function isHashRight({ payload, hash, signature, ...header }: JournalEntry): boolean {
  const headerHash = createHash('sha256').update(canonicalJson(header)).digest();
  return toHex(headerHash) === hash && canonicalHash(payload) === header.payloadHash;
}

/** Did this key sign the header? */
export function isSignatureRight(
  { payload, hash, signature, ...header }: JournalEntry,
  signer: KeyObject,
): boolean {
  const signed = Buffer.from(canonicalJson(header));
  return verify('sha256', signed, { key: signer, dsaEncoding: 'ieee-p1363' }, fromHex(signature));
}
