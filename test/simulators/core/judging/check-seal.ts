import { BEFORE_FIRST, isHashRight, isSignatureRight } from '../seal.ts';
import { type IssuanceFile, storedEntry } from './issuance-file.ts';
import type { RejectionCode } from './rejection.ts';

/** What the seal of an entry is checked by. */
type Sealed = Pick<IssuanceFile, 'entry' | 'terminal' | 'database'>;

/** The stored entry is still what its terminal signed. */
export const checkSignature = ({ entry, terminal }: Sealed): RejectionCode | undefined =>
  isSignatureRight(entry, terminal.publicKey) ? undefined : 'SIGNATURE_WRONG';

/** The stored entry hashes to its hash, and that of the entry before it stands in it. */
export function checkChain({ entry, database }: Sealed): RejectionCode | undefined {
  const before =
    entry.seq === 1 ? BEFORE_FIRST : storedEntry(database, entry.terminalId, entry.seq - 1)?.hash;
  return isHashRight(entry) && entry.prevHash === before ? undefined : 'CHAIN_BROKEN';
}
