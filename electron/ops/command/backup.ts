import { takeBackup } from '../../desk/backup/take-backup.ts';
import { readSettings } from '../../desk/settings.ts';
import { examineTerminal } from '../examine-terminal.ts';
import { giveToOwner } from '../give-to-owner.ts';
import { failed, ok, type Report } from '../report/report.ts';
import type { TerminalPlace } from '../terminal-place.ts';

/** Kept when no settings can be read. */
const keptWithoutSettings = 5;

/** Takes a backup now, beside a running application or without one. */
export async function backup(place: TerminalPlace): Promise<Report> {
  using terminal = await examineTerminal(place);
  const { dataFolder, databaseKey, connection } = terminal;
  const command = 'backup';
  if (dataFolder === null || databaseKey === null || connection === null)
    return { command, findings: [...terminal.findings, failed('backup', 'NothingDone')], tables: [] };
  const kept = readSettings(connection)?.backup.kept ?? keptWithoutSettings;
  const taken = takeBackup(dataFolder, databaseKey, kept);
  giveToOwner(dataFolder);
  const finding = taken.ok ? ok('backup', { file: taken.value }) : failed('backup', taken.problem.tag);
  return { command, findings: [finding], tables: [] };
}
