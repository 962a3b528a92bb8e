import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { Hex } from '../../contract/hex.ts';
import { type JournalEntry, SealedHeader } from '../../contract/journal-entry.ts';
import { Instant } from '../../contract/moment.ts';

/**
 * A journal on paper, so to speak: JSON lines, the first about the journal, then one sealed header a line. Payloads
 * stay at the terminal: the chain verifies without them, and nothing personal leaves in clear.
 */
export const ExportHead = z.strictObject({
  format: z.literal('branch-teller-journal'),
  version: z.literal(1),
  terminalId: z.string(),
  exportedAt: Instant,
  entries: z.int().nonnegative(),
  /** The terminal's key: SubjectPublicKeyInfo, DER. */
  publicKey: Hex,
});
export type ExportHead = z.infer<typeof ExportHead>;

/** The lines of an export. */
export function* exportLines(head: ExportHead, entries: Iterable<JournalEntry>): Generator<string> {
  yield JSON.stringify(head);
  for (const { payload: _stays, ...sealed } of entries) yield JSON.stringify(sealed);
}

/** An export as it was read back; `broken` is the number of the first line that is not one. */
export type ReadExport =
  | {
      readonly ok: true;
      readonly head: ExportHead;
      readonly publicKey: KeyObject;
      readonly headers: SealedHeader[];
    }
  | { readonly ok: false; readonly line: number };

/** Reads an export line by line; a file from anywhere, so nothing in it is trusted. */
export function readExport(lines: Iterable<string>): ReadExport {
  let head: ExportHead | undefined;
  let publicKey: KeyObject | undefined;
  const headers: SealedHeader[] = [];
  let number = 0;
  for (const line of lines) {
    number += 1;
    if (head === undefined) {
      head = ExportHead.safeParse(parseJson(line)).data;
      publicKey = head && parseKey(head.publicKey);
      if (publicKey === undefined) return { ok: false, line: number };
    } else {
      const header = SealedHeader.safeParse(parseJson(line));
      if (!header.success) return { ok: false, line: number };
      headers.push(header.data);
    }
  }
  if (head === undefined || publicKey === undefined || headers.length !== head.entries) {
    return { ok: false, line: number + 1 };
  }
  return { ok: true, head, publicKey, headers };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function parseKey(spki: string): KeyObject | undefined {
  try {
    return createPublicKey({ key: Buffer.from(spki, 'hex'), format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}
