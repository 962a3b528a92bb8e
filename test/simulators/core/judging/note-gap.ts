import type { JournalEntry } from '../../../../electron/contract/journal-entry.ts';
import { payloadOf } from './issuance-file.ts';

/** What people must look into when a terminal says that entries of it are lost. */
export type GapConcern = 'JOURNAL_GAP' | 'RECORD_NOT_UNDERSTOOD';

/** Raised for every gap: somebody has to find out what the lost entries were. */
export function noteGap(entry: JournalEntry): GapConcern {
  const gap = payloadOf(entry, 'JournalGapFound');
  return gap !== undefined && gap.from <= gap.to && gap.readable <= gap.to - gap.from + 1
    ? 'JOURNAL_GAP'
    : 'RECORD_NOT_UNDERSTOOD';
}
