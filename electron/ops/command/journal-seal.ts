import type { Connection } from '../../desk/database/connect.ts';
import { StoredEntries } from '../../desk/journal/stored-entries.ts';
import { readRestoration } from '../../desk/restore/restoration.ts';
import { SyncState } from '../../desk/sync/sync-state.ts';
import type { EnrolledDevice } from '../check/check-enrolment.ts';
import { checkJournal } from '../check/check-journal.ts';
import { examineTerminal } from '../examine-terminal.ts';
import { keyFingerprint } from '../journal/key-fingerprint.ts';
import { sealLines } from '../journal/seal-journal.ts';
import { writeNewFile } from '../journal/write-new-file.ts';
import { type Finding, failed, ok, type Report, warn } from '../report/report.ts';
import type { TerminalPlace } from '../terminal-place.ts';

/**
 * Seals what the core has not acknowledged into a file for the core alone, whether the application runs or not. The
 * terminal goes on counting it as unsent: only the core's own word changes that, so a stick that gets lost loses
 * nothing, and one that arrives beside the line doubles nothing. A broken journal is sealed as well, since the core can
 * use it as far as it is whole, unless it can't even be read.
 */
export async function sealJournal(place: TerminalPlace, file: string): Promise<Report> {
  using terminal = await examineTerminal(place);
  const { connection, device } = terminal;
  const command = 'journal seal';
  if (connection === null || device === null)
    return { command, findings: [...terminal.findings, failed('journal', 'JournalNotRead')], tables: [] };
  const journal = checkJournal(connection, device);
  const findings = [
    journal,
    journal.detail.why === 'FORM'
      ? failed('seal', 'FileNotWritten', { file })
      : await write(connection, device, file),
  ];
  return { command, findings, tables: [] };
}

async function write(connection: Connection, { enrolment }: EnrolledDevice, file: string): Promise<Finding> {
  // What was salvaged from a damaged file is not in the journal yet: a stick without it would claim to be all there is.
  if (readRestoration(connection) !== null) return failed('seal', 'RestoreNeedsLine');
  const { terminalId, sealingKey } = enrolment;
  const stored = new StoredEntries(connection);
  const firstSeq = new SyncState(connection).storedThrough + 1;
  const throughSeq = stored.last()?.seq ?? 0;
  const entries = throughSeq - firstSeq + 1;
  if (entries === 0) return warn('seal', 'NothingToSeal', { entries });
  const lines = await sealLines(stored, { terminalId, firstSeq, throughSeq, sealingKey });
  switch (writeNewFile(file, lines)) {
    case 'WRITTEN':
      return ok('seal', {
        file,
        terminalId,
        entries,
        firstSeq,
        lastSeq: throughSeq,
        keyFingerprint: keyFingerprint(sealingKey.export({ format: 'der', type: 'spki' })),
      });
    case 'EXISTS':
      return failed('seal', 'FileExists', { file });
    case 'FAILED':
      return failed('seal', 'FileNotWritten', { file });
  }
}
