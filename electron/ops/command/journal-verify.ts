import { createPublicKey } from 'node:crypto';
import { verifyExport } from '../../desk/journal/journal-export.ts';
import { checkJournal, checkSync } from '../check/check-journal.ts';
import { examineTerminal } from '../examine-terminal.ts';
import { keyFingerprint } from '../journal/key-fingerprint.ts';
import { linesOf } from '../journal/lines-of.ts';
import { failed, ok, type Report } from '../report/report.ts';
import type { TerminalPlace } from '../terminal-place.ts';

/** Verifies the journal in a terminal's database, and that the core's last word of it still holds. */
export async function verifyOwnJournal(place: TerminalPlace): Promise<Report> {
  using terminal = await examineTerminal(place);
  const { connection, device } = terminal;
  const command = 'journal verify';
  if (connection === null || device === null) return { command, findings: terminal.findings, tables: [] };
  const journal = checkJournal(connection, device);
  const findings = journal.state === 'OK' ? [journal, checkSync(connection, device)] : [journal];
  return { command, findings, tables: [] };
}

/** Verifies an export; needs nothing but the file. Whose key it is, a person compares by the fingerprint. */
export function verifyExportFile(file: string): Report {
  const report = (finding: Report['findings'][number]): Report => ({
    command: 'journal verify',
    findings: [finding],
    tables: [],
  });
  try {
    const { head, intact, firstBroken } = verifyExport(linesOf(file));
    const whose =
      head === null
        ? {}
        : {
            terminalId: head.terminalId,
            exportedAt: head.exportedAt,
            keyFingerprint: keyFingerprint(
              createPublicKey({ key: Buffer.from(head.publicKey, 'hex'), format: 'der', type: 'spki' }),
            ),
          };
    return report(
      firstBroken === null
        ? ok('export', { file, entries: intact, ...whose })
        : failed('export', 'ExportBroken', { file, intact, ...firstBroken, ...whose }),
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    return report(failed('export', 'FileNotFound', { file }));
  }
}
