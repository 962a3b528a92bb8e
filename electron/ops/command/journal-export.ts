import { instantOf } from '../../contract/moment.ts';
import type { Connection } from '../../desk/database/connect.ts';
import { exportLines } from '../../desk/journal/journal-export.ts';
import { beforeFirst } from '../../desk/journal/seal-entry.ts';
import { StoredEntries } from '../../desk/journal/stored-entries.ts';
import type { EnrolledDevice } from '../check/check-enrolment.ts';
import { checkJournal } from '../check/check-journal.ts';
import { examineTerminal } from '../examine-terminal.ts';
import { keyFingerprint } from '../journal/key-fingerprint.ts';
import { writeNewFile } from '../journal/write-new-file.ts';
import { type Finding, failed, ok, type Report } from '../report/report.ts';
import type { TerminalPlace } from '../terminal-place.ts';

/**
 * Exports a terminal's journal without its payloads, whether its application runs or not. A broken journal is exported
 * as well, since it is evidence, unless it can't even be read.
 */
export async function exportJournal(place: TerminalPlace, file: string, now = Date.now()): Promise<Report> {
  using terminal = await examineTerminal(place);
  const { connection, device } = terminal;
  const command = 'journal export';
  if (connection === null || device === null)
    return { command, findings: [...terminal.findings, failed('journal', 'JournalNotRead')], tables: [] };
  const journal = checkJournal(connection, device);
  const findings = [
    journal,
    journal.detail.why === 'FORM'
      ? failed('export', 'FileNotWritten', { file })
      : write(connection, device, file, now),
  ];
  return { command, findings, tables: [] };
}

function write(connection: Connection, device: EnrolledDevice, file: string, now: number): Finding {
  const stored = new StoredEntries(connection);
  const { terminalId } = device.enrolment;
  const publicKey = device.publicKey.export({ format: 'der', type: 'spki' });
  // One transaction sees one journal, whatever a running application adds to it meanwhile.
  return connection.transaction((): Finding => {
    const head = {
      format: 'branch-teller-journal' as const,
      version: 2 as const,
      terminalId,
      exportedAt: instantOf(now),
      entries: stored.count(),
      lastHash: stored.last()?.hash ?? beforeFirst,
      publicKey: publicKey.toString('hex').toUpperCase(),
    };
    const outcome = writeNewFile(file, exportLines(head, stored.all(), device.privateKey));
    switch (outcome) {
      case 'WRITTEN':
        return ok('export', {
          file,
          entries: head.entries,
          terminalId,
          keyFingerprint: keyFingerprint(publicKey),
        });
      case 'EXISTS':
        return failed('export', 'FileExists', { file });
      case 'FAILED':
        return failed('export', 'FileNotWritten', { file });
    }
  })();
}
