import { largestAnswer } from '../../../electron/contract/core.ts';
import type { JournalEntry } from '../../../electron/contract/journal-entry.ts';
import type { CoreDatabase } from './core-database.ts';
import { hashAt } from './journal-intake.ts';
import { BEFORE_FIRST } from './seal.ts';

const MOST_ENTRIES = 100;

/** Left of an answer for what is not an entry, bytes. */
const AROUND_ENTRIES = 4_096;

/**
 * What the core holds of a terminal's journal after one of its entries, as much as an answer takes; nothing where it
 * holds no more.
 * Undefined when it holds another entry under that number than the terminal says.
 */
export function heldAfter(
  database: CoreDatabase,
  terminalId: string,
  { afterSeq, afterHash }: { readonly afterSeq: number; readonly afterHash: string },
): JournalEntry[] | undefined {
  const hash = afterSeq === 0 ? BEFORE_FIRST : hashAt(database, terminalId, afterSeq);
  if (hash !== undefined && hash !== afterHash) return undefined;
  const rows = database
    .prepare<[string, number, number], string>(
      'SELECT entry FROM entry WHERE terminal_id = ? AND seq > ? ORDER BY seq LIMIT ?',
    )
    .pluck()
    .iterate(terminalId, afterSeq, MOST_ENTRIES);
  const entries: JournalEntry[] = [];
  let room = largestAnswer - AROUND_ENTRIES;
  for (const text of rows) {
    room -= Buffer.byteLength(text) + 1;
    if (room < 0) break;
    entries.push(JSON.parse(text) as JournalEntry);
  }
  return entries;
}
