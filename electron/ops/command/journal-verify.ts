import { checkJournal, checkSync } from '../check/check-journal.ts';
import { examineTerminal } from '../examine-terminal.ts';
import { failed, type Report } from '../report/report.ts';
import type { TerminalPlace } from '../terminal-place.ts';

/** Verifies the journal in a terminal's database, and that the core's last word of it still holds. */
export async function verifyOwnJournal(place: TerminalPlace): Promise<Report> {
  using terminal = await examineTerminal(place);
  const { connection, device } = terminal;
  const command = 'journal verify';
  if (connection === null || device === null)
    return { command, findings: [...terminal.findings, failed('journal', 'JournalNotRead')], tables: [] };
  const journal = checkJournal(connection, device);
  const findings = journal.state === 'OK' ? [journal, checkSync(connection, device)] : [journal];
  return { command, findings, tables: [] };
}
