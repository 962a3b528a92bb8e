import type { KeyObject } from 'node:crypto';
import type { JournalEntry, SealedHeader } from '../../contract/journal-entry.ts';
import { canonicalHash } from './canonical-json.ts';
import { beforeFirst, isSealIntact } from './seal-entry.ts';

/** Why an entry is not what was once recorded. */
export type Break = 'GAP' | 'CHAIN' | 'SEAL' | 'PAYLOAD' | 'TERMINAL' | 'EPOCH';

/** What a verification found. */
export interface Verification {
  /** Entries found intact before the first broken one. */
  readonly intact: number;
  readonly firstBroken: { readonly seq: number; readonly why: Break } | null;
}

/**
 * Checks a journal from its first entry on: numbers without a gap, each entry chained to the one before, hash and
 * signature of each, the payload where it is there. Needs nothing but the entries and the terminal's public key.
 *
 * @param last the entry before the first of them, where they are the continuation of a journal
 */
export function verifyJournal(
  entries: Iterable<SealedHeader & Partial<Pick<JournalEntry, 'payload'>>>,
  publicKey: KeyObject,
  last: SealedHeader | null = null,
): Verification {
  let before = last;
  let intact = 0;
  for (const { payload, ...sealed } of entries) {
    const why = breakOf(sealed, payload, before, publicKey);
    if (why !== null) return { intact, firstBroken: { seq: sealed.seq, why } };
    before = sealed;
    intact += 1;
  }
  return { intact, firstBroken: null };
}

function breakOf(
  sealed: SealedHeader,
  payload: JournalEntry['payload'] | undefined,
  before: SealedHeader | null,
  publicKey: KeyObject,
): Break | null {
  if (sealed.seq !== (before?.seq ?? 0) + 1) return 'GAP';
  if (sealed.prevHash !== (before?.hash ?? beforeFirst)) return 'CHAIN';
  if (!isSealIntact(sealed, publicKey)) return 'SEAL';
  if (payload !== undefined && canonicalHash(payload) !== sealed.payloadHash) return 'PAYLOAD';
  if (before !== null && sealed.terminalId !== before.terminalId) return 'TERMINAL';
  if (before !== null && !continuesEpoch(sealed, before)) return 'EPOCH';
  return null;
}

/** An epoch never goes back, and begins with the entry that says why. */
const continuesEpoch = (sealed: SealedHeader, before: SealedHeader): boolean =>
  sealed.type === 'TerminalRestored' ? sealed.epoch > before.epoch : sealed.epoch === before.epoch;
