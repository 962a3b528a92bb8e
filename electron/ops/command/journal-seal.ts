import { StoredEntries } from '../../desk/journal/stored-entries.ts';
import { readRestoration } from '../../desk/restore/restoration.ts';
import { SyncState } from '../../desk/sync/sync-state.ts';
import { journalIntoFile } from '../journal/journal-into-file.ts';
import { keyFingerprint } from '../journal/key-fingerprint.ts';
import { sealLines } from '../journal/seal-journal.ts';
import { failed, type Report, warn } from '../report/report.ts';
import type { TerminalPlace } from '../terminal-place.ts';

/**
 * Seals what the core has not acknowledged into a file for the core alone. The terminal goes on counting it as unsent:
 * only the core's own word changes that, so a stick that gets lost loses nothing, and one that arrives beside the line
 * doubles nothing. A broken journal is sealed as well, since the core can use it as far as it is whole.
 */
export const sealJournal = (place: TerminalPlace, file: string): Promise<Report> =>
  journalIntoFile(place, 'seal', file, async (connection, { enrolment }, write) => {
    // What was salvaged from a damaged file is not in the journal yet: a stick without it would claim to be all there is.
    if (readRestoration(connection) !== null) return failed('seal', 'RestoreNeedsLine');
    const { terminalId, sealingKey } = enrolment;
    const stored = new StoredEntries(connection);
    const firstSeq = new SyncState(connection).storedThrough + 1;
    const throughSeq = stored.last()?.seq ?? 0;
    const entries = throughSeq - firstSeq + 1;
    if (entries === 0) return warn('seal', 'NothingToSeal', { entries });
    return write(await sealLines(stored, { terminalId, firstSeq, throughSeq, sealingKey }), {
      terminalId,
      entries,
      firstSeq,
      lastSeq: throughSeq,
      keyFingerprint: keyFingerprint(sealingKey.export({ format: 'der', type: 'spki' })),
    });
  });
