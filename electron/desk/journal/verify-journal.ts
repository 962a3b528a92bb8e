import type { KeyObject } from 'node:crypto';
import type { JournalEntry, SealedHeader } from '../../contract/journal-entry.ts';
import { personalDataRecords } from '../../contract/personal-data.ts';
import { canonicalHash } from './canonical-json.ts';
import { erasedBy } from './erase-payloads.ts';
import { beforeFirst, isSealIntact } from './seal-entry.ts';

/** Why an entry is not what was once recorded. */
export type Break = 'GAP' | 'CHAIN' | 'SEAL' | 'PAYLOAD' | 'TERMINAL' | 'EPOCH';

/** What a verification found. */
export interface Verification {
  /** Entries found intact before the first broken one. */
  readonly intact: number;
  readonly firstBroken: { readonly seq: number; readonly why: Break } | null;
  /** Entries whose payload was erased, as an entry of this journal says that names each by number and hash. */
  readonly erased: number;
  /** The first entry whose payload is gone without such an entry, which may be still to come; null for none. */
  readonly unproven: number | null;
}

/** An entry, with its payload where it is there. */
type Verified = SealedHeader & { readonly payload?: JournalEntry['payload'] | undefined };

/**
 * Checks a journal from its first entry on: numbers without a gap, each entry chained to the one before, hash and
 * signature of each, the payload where it is there. Needs nothing but the entries and the terminal's public key.
 *
 * @param last the entry before the first of them, where they are the continuation of a journal
 */
export function verifyJournal(
  entries: Iterable<Verified>,
  publicKey: KeyObject,
  last: SealedHeader | null = null,
): Verification {
  const erasures = new Erasures();
  let before = last;
  let intact = 0;
  for (const { payload, ...sealed } of entries) {
    const why = breakOf(sealed, payload, before, publicKey);
    if (why !== null) return { intact, firstBroken: { seq: sealed.seq, why }, ...erasures.found() };
    if (payload !== undefined) erasures.note(sealed, payload);
    before = sealed;
    intact += 1;
  }
  return { intact, firstBroken: null, ...erasures.found() };
}

/** What a whole journal came to: nothing is still to come that could prove an erasure. */
export function wholeOf({ unproven, ...found }: Verification): Omit<Verification, 'unproven'> {
  if (unproven === null || (found.firstBroken !== null && found.firstBroken.seq < unproven)) return found;
  return { ...found, intact: unproven - 1, firstBroken: { seq: unproven, why: 'PAYLOAD' } };
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
  if (payload !== undefined && !isPayloadOf(sealed, payload)) return 'PAYLOAD';
  if (before !== null && sealed.terminalId !== before.terminalId) return 'TERMINAL';
  if (before !== null && !continuesEpoch(sealed, before)) return 'EPOCH';
  return null;
}

/** The payload that was recorded, or the mark of a later entry that erased it. */
const isPayloadOf = ({ seq, payloadHash }: SealedHeader, payload: JournalEntry['payload']): boolean =>
  canonicalHash(payload) === payloadHash || (erasedBy(payload) ?? 0) > seq;

/** An epoch never goes back, and begins with the entry that says why. */
const continuesEpoch = (sealed: SealedHeader, before: SealedHeader): boolean =>
  sealed.type === 'TerminalRestored' ? sealed.epoch > before.epoch : sealed.epoch === before.epoch;

/** Payloads that are gone, until the entry comes that says so. */
class Erasures {
  /** Hash of the payload that was there, by number of its entry and of the one that is said to have erased it. */
  readonly #claimed = new Map<string, string>();
  #erased = 0;

  note({ seq, type, payloadHash }: SealedHeader, payload: JournalEntry['payload']): void {
    const by = erasedBy(payload);
    if (by !== undefined) this.#claimed.set(`${seq} ${by}`, payloadHash);
    if (type !== 'PersonalDataErased') return;
    for (const named of personalDataRecords.PersonalDataErased.parse(payload).entries)
      if (this.#claimed.get(`${named.seq} ${seq}`) === named.payloadHash) {
        this.#claimed.delete(`${named.seq} ${seq}`);
        this.#erased += 1;
      }
  }

  found(): Pick<Verification, 'erased' | 'unproven'> {
    const [first] = [...this.#claimed.keys()].map((claim) => Number.parseInt(claim, 10));
    return { erased: this.#erased, unproven: first ?? null };
  }
}
