import type { FeedItem } from '../../../../electron/contract/core.ts';
import type { JournalEntry } from '../../../../electron/contract/journal-entry.ts';
import type { CoreDatabase } from '../core-database.ts';
import { publish } from '../feed.ts';

export type Outcome = (FeedItem & { kind: 'outcome' })['outcome'];

/** Tells a terminal what became of one of its entries. */
export function tellOutcome(
  database: CoreDatabase,
  { id, seq, terminalId }: JournalEntry,
  outcome: Outcome,
): void {
  publish(database, { kind: 'outcome', entryId: id, seq, outcome }, { terminalId });
}
