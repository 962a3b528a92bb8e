import { type KeyObject, sign, verify } from 'node:crypto';
import { z } from 'zod';
import { Hex, hexOf, Sha256 } from '../../contract/hex.ts';
import { type JournalEntry, SealedHeader } from '../../contract/journal-entry.ts';
import { Instant } from '../../contract/moment.ts';
import { personalDataRecords } from '../../contract/personal-data.ts';
import { readPublicKey } from '../device/public-key.ts';
import { canonicalJson } from './canonical-json.ts';
import { beforeFirst } from './seal-entry.ts';
import { type Break, verifyJournal, wholeOf } from './verify-journal.ts';

/**
 * A journal on paper, so to speak: JSON lines, each with its newline, the first about the journal, then one sealed
 * header a line. Payloads stay at the terminal: the chain verifies without them, and nothing personal leaves in clear.
 * Since version 2 an entry that erased others has its payload beside its header, so that the file tells what is gone.
 */
const ExportHead = z.strictObject({
  format: z.literal('branch-teller-journal'),
  version: z.literal([1, 2]),
  terminalId: z.string(),
  exportedAt: Instant,
  /** How many entries follow, and `hash` of the last (32 zero bytes for none): an export can't be cut short. */
  entries: z.int().nonnegative(),
  lastHash: Sha256,
  /** The terminal's key: SubjectPublicKeyInfo, DER. */
  publicKey: Hex,
});
export type ExportHead = z.infer<typeof ExportHead>;

/** ECDSA P-256 with SHA-256 over the head's canonical JSON (RFC 8785), r | s, 64 bytes (IEEE P1363). */
const SealedExportHead = ExportHead.extend({ signature: hexOf(64) });

/** A line of an entry: its sealed header, and of one that erased others what it names, which is nothing personal. */
const ExportedEntry = SealedHeader.extend({
  payload: personalDataRecords.PersonalDataErased.optional(),
}).refine(({ type, payload }) => (type === 'PersonalDataErased') === (payload !== undefined));

/** The lines of an export. */
export function* exportLines(
  head: ExportHead,
  entries: Iterable<JournalEntry>,
  privateKey: KeyObject,
): Generator<string> {
  const signature = sign('sha256', Buffer.from(canonicalJson(head)), {
    key: privateKey,
    dsaEncoding: 'ieee-p1363',
  });
  yield lineOf({ ...head, signature: signature.toString('hex').toUpperCase() });
  for (const { payload, ...sealed } of entries)
    yield lineOf(sealed.type === 'PersonalDataErased' ? { ...sealed, payload } : sealed);
}

/** FORM: the line is not of an export · END: there are not as many entries as the head says, or others. */
export type ExportBreak = Break | 'FORM' | 'END';

/** What the verification of an export found. */
export interface ExportVerification {
  /** Null when not even the first line could be believed. */
  readonly head: ExportHead | null;
  /** Entries found intact before the first broken one. */
  readonly intact: number;
  /** Entries whose payload was erased at the terminal, by the entries that say so. */
  readonly erased: number;
  /** The first line, counted from 1, that is not what was once written; for END the one that should follow. */
  readonly firstBroken: { readonly line: number; readonly why: ExportBreak } | null;
}

/**
 * Checks an export from its first byte to its last: a file from anywhere, so nothing in it is trusted. Whether its key
 * is the terminal's, only the core or whoever knows that key can say.
 *
 * @param lines each with its newline
 */
export function verifyExport(lines: Iterable<string>): ExportVerification {
  const unread = lines[Symbol.iterator]();
  const head = readLine(unread.next().value ?? '', SealedExportHead);
  const key = head && readPublicKey(head.publicKey);
  if (head === undefined || key === undefined)
    return { head: null, intact: 0, erased: 0, firstBroken: { line: 1, why: 'FORM' } };
  const { signature, ...said } = head;
  if (!isSignedBy(key, said, signature))
    return { head: null, intact: 0, erased: 0, firstBroken: { line: 1, why: 'SEAL' } };

  let last: SealedHeader | null = null;
  let malformed = false;
  let erased = 0;
  function* headers() {
    for (let next = unread.next(); !next.done; next = unread.next()) {
      const entry = readLine(next.value, ExportedEntry);
      malformed = entry === undefined;
      if (entry === undefined) return;
      erased += entry.payload?.entries.length ?? 0;
      last = entry;
      yield entry;
    }
  }
  const { intact, firstBroken } = wholeOf(verifyJournal(headers(), key));
  const brokenAt = (why: ExportBreak, entriesBefore = intact) => ({
    head: said,
    intact,
    erased,
    firstBroken: { line: entriesBefore + 2, why },
  });
  if (firstBroken !== null) return brokenAt(firstBroken.why);
  if (malformed) return brokenAt('FORM');
  const end = last as SealedHeader | null;
  if (end !== null && end.terminalId !== head.terminalId) return brokenAt('TERMINAL', 0);
  if (intact !== head.entries || (end?.hash ?? beforeFirst) !== head.lastHash)
    return brokenAt('END', Math.min(intact, head.entries));
  return { head: said, intact, erased, firstBroken: null };
}

const lineOf = (value: object) => `${JSON.stringify(value)}\n`;

/** A line is one only to the byte: what JSON also lets pass for the same value was not written here. */
function readLine<T>(line: string, schema: z.ZodType<T>): T | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return JSON.stringify(value) === line.slice(0, -1) && line.endsWith('\n')
      ? schema.safeParse(value).data
      : undefined;
  } catch {
    return undefined;
  }
}

function isSignedBy(key: KeyObject, head: ExportHead, signature: string): boolean {
  return verify(
    'sha256',
    Buffer.from(canonicalJson(head)),
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'hex'),
  );
}
