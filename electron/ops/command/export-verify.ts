import { verifyExport } from '../../desk/journal/journal-export.ts';
import { keyFingerprint } from '../journal/key-fingerprint.ts';
import { linesOf } from '../journal/lines-of.ts';
import { failed, ok, type Report } from '../report/report.ts';

/** Verifies an export; needs nothing but the file. Whose key it is, a person compares by the fingerprint. */
export function verifyExportFile(file: string): Report {
  const report = (finding: Report['findings'][number]): Report => ({
    command: 'journal verify',
    findings: [finding],
    tables: [],
  });
  try {
    const { head, intact, erased, firstBroken } = verifyExport(linesOf(file));
    const whose =
      head === null
        ? {}
        : {
            terminalId: head.terminalId,
            exportedAt: head.exportedAt,
            keyFingerprint: keyFingerprint(Buffer.from(head.publicKey, 'hex')),
          };
    return report(
      firstBroken === null
        ? ok('export', { file, entries: intact, erased, ...whose })
        : failed('export', 'ExportBroken', { file, intact, ...firstBroken, ...whose }),
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    return report(failed('export', 'FileNotFound', { file }));
  }
}
