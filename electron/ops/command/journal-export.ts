import { instantOf } from '../../contract/moment.ts';
import { exportLines } from '../../desk/journal/journal-export.ts';
import { beforeFirst } from '../../desk/journal/seal-entry.ts';
import { StoredEntries } from '../../desk/journal/stored-entries.ts';
import { journalIntoFile } from '../journal/journal-into-file.ts';
import { keyFingerprint } from '../journal/key-fingerprint.ts';
import type { Report } from '../report/report.ts';
import type { TerminalPlace } from '../terminal-place.ts';

/** Exports a terminal's journal without its payloads; a broken one too, since it is evidence. */
export const exportJournal = (place: TerminalPlace, file: string, now = Date.now()): Promise<Report> =>
  journalIntoFile(place, 'export', file, (connection, device, write) => {
    const stored = new StoredEntries(connection);
    const { terminalId } = device.enrolment;
    const publicKey = device.publicKey.export({ format: 'der', type: 'spki' });
    // One transaction sees one journal, whatever a running application adds to it meanwhile.
    return connection.transaction(() => {
      const head = {
        format: 'branch-teller-journal' as const,
        version: 2 as const,
        terminalId,
        exportedAt: instantOf(now),
        entries: stored.count(),
        lastHash: stored.last()?.hash ?? beforeFirst,
        publicKey: publicKey.toString('hex').toUpperCase(),
      };
      return write(exportLines(head, stored.all(), device.privateKey), {
        entries: head.entries,
        terminalId,
        keyFingerprint: keyFingerprint(publicKey),
      });
    })();
  });
