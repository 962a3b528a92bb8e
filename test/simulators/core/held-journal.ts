import type { JournalEntry } from '../../../electron/contract/journal-entry.ts';
import type { CoreDatabase } from './core-database.ts';
import { hashAt } from './journal-intake.ts';
import { BEFORE_FIRST } from './seal.ts';

const LARGEST_ANSWER = 100;

/**
 * What the core holds of a terminal's journal after one of its entries, at most 100; nothing where it holds no more.
 * Undefined when it holds another entry under that number than the terminal says.
 */
export function heldAfter(
  database: CoreDatabase,
  terminalId: string,
  { afterSeq, afterHash }: { readonly afterSeq: number; readonly afterHash: string },
): JournalEntry[] | undefined {
  const hash = afterSeq === 0 ? BEFORE_FIRST : hashAt(database, terminalId, afterSeq);
  if (hash !== undefined && hash !== afterHash) return undefined;
  return database
    .prepare<[string, number, number], string>(
      'SELECT entry FROM entry WHERE terminal_id = ? AND seq > ? ORDER BY seq LIMIT ?',
    )
    .pluck()
    .all(terminalId, afterSeq, LARGEST_ANSWER)
    .map((text) => JSON.parse(text) as JournalEntry);
}
