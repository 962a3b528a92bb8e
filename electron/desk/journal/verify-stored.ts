import type { KeyObject } from 'node:crypto';
import type { StoredEntries } from './stored-entries.ts';
import { type Break, verifyJournal, wholeOf } from './verify-journal.ts';

/** What the verification of a terminal's own journal found; FORM: the entry can't even be read. */
export interface StoredVerification {
  readonly intact: number;
  readonly firstBroken: { readonly seq: number; readonly why: Break | 'FORM' } | null;
  /** Entries whose payload was erased by a later one; the chain is none the less whole. */
  readonly erased: number;
}

/** Verifies the journal in a terminal's database, payloads included. */
export function verifyStored(entries: StoredEntries, publicKey: KeyObject): StoredVerification {
  let read = 0;
  function* counted() {
    for (const entry of entries.all()) {
      read += 1;
      yield entry;
    }
  }
  try {
    return wholeOf(verifyJournal(counted(), publicKey));
  } catch (error) {
    // A column that should hold JSON does not: the table's own checks were switched off by whoever wrote it.
    if (error instanceof SyntaxError)
      return { intact: read, firstBroken: { seq: read + 1, why: 'FORM' }, erased: 0 };
    throw error;
  }
}
