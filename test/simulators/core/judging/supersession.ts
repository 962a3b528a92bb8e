import { FeedItem } from '../../../../electron/contract/core.ts';
import type { Superseded } from '../../../../electron/contract/correction-records.ts';
import type { JournalEntry } from '../../../../electron/contract/journal-entry.ts';
import type { Rejection } from '../../../../electron/contract/rejection.ts';
import type { CoreDatabase } from '../core-database.ts';
import { storedEntry } from './issuance-file.ts';
import type { RejectionCode } from './rejection.ts';

/** The entry named is the one that stands for this issuance in the terminal's journal, and nothing has taken its place yet. */
export function checkSupersession(
  database: CoreDatabase,
  { terminalId }: JournalEntry,
  superseded: Superseded,
  issuanceId: string,
): RejectionCode | undefined {
  const entry = storedEntry(database, terminalId, superseded.seq);
  const stands = entry?.type === 'SmartOtpIssued' || entry?.type === 'SmartOtpIssuanceCorrected';
  if (!stands || entry.id !== superseded.id || entry.payload.issuanceId !== issuanceId)
    return 'SUPERSEDED_UNKNOWN';
  return isSuperseded(database, terminalId, superseded.seq) ? 'SUPERSEDED_BEFORE' : undefined;
}

/** Has another entry taken this one's place? */
export const isSuperseded = (database: CoreDatabase, terminalId: string, seq: number): boolean =>
  database
    .prepare('SELECT 1 FROM supersession WHERE terminal_id = ? AND superseded = ?')
    .get(terminalId, seq) !== undefined;

/** Notes which entry takes the place of which, whatever the core thinks of it; the first one to do so stays. */
export function noteSupersession(
  database: CoreDatabase,
  { terminalId, seq }: JournalEntry,
  superseded: Superseded,
): void {
  if (superseded.seq >= seq) return;
  database
    .prepare('INSERT INTO supersession VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
    .run(terminalId, superseded.seq, seq);
}

/** Why the core has rejected an entry; undefined when it has not. */
export function rejectionIn(database: CoreDatabase, entryId: string): Rejection | undefined {
  const text = database
    .prepare<[string], string>(
      `SELECT item FROM feed_item WHERE item ->> 'kind' = 'outcome' AND item ->> 'entryId' = ?`,
    )
    .pluck()
    .get(entryId);
  const item = text === undefined ? undefined : FeedItem.parse(JSON.parse(text));
  return item?.kind === 'outcome' && item.outcome.verdict === 'REJECTED' ? item.outcome.rejection : undefined;
}
