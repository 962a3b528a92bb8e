import type { JournalEntry } from '../../../../electron/contract/journal-entry.ts';
import type { CoreDatabase } from '../core-database.ts';
import { payloadOf } from './issuance-file.ts';

/** What people must look into when a terminal says that entries of it are lost. */
export type GapConcern = 'JOURNAL_GAP' | 'GAP_NOT_FOUND' | 'RECORD_NOT_UNDERSTOOD';

/** Raised for every gap: somebody has to find out what the lost entries were. */
export function noteGap(entry: JournalEntry): GapConcern {
  const gap = payloadOf(entry, 'JournalGapFound');
  return gap !== undefined && gap.from <= gap.to && gap.readable <= gap.to - gap.from + 1
    ? 'JOURNAL_GAP'
    : 'RECORD_NOT_UNDERSTOOD';
}

/** Only a gap this terminal has told of can be settled. */
export function noteGapSettled(database: CoreDatabase, entry: JournalEntry): GapConcern | undefined {
  const settled = payloadOf(entry, 'JournalGapSettled');
  if (settled === undefined) return 'RECORD_NOT_UNDERSTOOD';
  const found = database
    .prepare<[string, number], number>(
      "SELECT 1 FROM entry WHERE terminal_id = ? AND seq = ? AND entry ->> 'type' = 'JournalGapFound'",
    )
    .get(entry.terminalId, settled.gapNo);
  return found === undefined ? 'GAP_NOT_FOUND' : undefined;
}
