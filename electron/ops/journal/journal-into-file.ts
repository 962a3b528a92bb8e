import type { Connection } from '../../desk/database/connect.ts';
import type { EnrolledDevice } from '../check/check-enrolment.ts';
import { checkJournal } from '../check/check-journal.ts';
import { examineTerminal } from '../examine-terminal.ts';
import { type Facts, type Finding, failed, ok, type Report } from '../report/report.ts';
import type { TerminalPlace } from '../terminal-place.ts';
import { writeNewFile } from './write-new-file.ts';

/** Writes lines into the file; `told` is said of them once they are there. */
export type WriteLines = (lines: Iterable<string>, told: Facts) => Finding;

/**
 * Writes what a command makes of a terminal's journal into a new file, whether its application runs or not. A broken
 * journal is written as well, unless it can't even be read.
 */
export async function journalIntoFile(
  place: TerminalPlace,
  purpose: 'export' | 'seal',
  file: string,
  write: (connection: Connection, device: EnrolledDevice, lines: WriteLines) => Finding | Promise<Finding>,
): Promise<Report> {
  using terminal = await examineTerminal(place);
  const { connection, device } = terminal;
  const command = `journal ${purpose}`;
  if (connection === null || device === null)
    return { command, findings: [...terminal.findings, failed('journal', 'JournalNotRead')], tables: [] };
  const journal = checkJournal(connection, device);
  const writeLines: WriteLines = (lines, told) => {
    switch (writeNewFile(file, lines)) {
      case 'WRITTEN':
        return ok(purpose, { file, ...told });
      case 'EXISTS':
        return failed(purpose, 'FileExists', { file });
      case 'FAILED':
        return failed(purpose, 'FileNotWritten', { file });
    }
  };
  const written =
    journal.detail.why === 'FORM'
      ? failed(purpose, 'FileNotWritten', { file })
      : await write(connection, device, writeLines);
  return { command, findings: [journal, written], tables: [] };
}
