import { takeBackup } from '../../desk/backup/take-backup.ts';
import { readSettings } from '../../desk/settings.ts';
import { checkDatabaseKey } from '../check/check-database-key.ts';
import { examineTerminal } from '../examine-terminal.ts';
import { failed, ok, type Report } from '../report/report.ts';
import type { TerminalPlace } from '../terminal-place.ts';

/** Kept when no settings can be read. */
const keptWithoutSettings = 5;

/** Takes a backup now, beside a running application or without one. */
export async function backup(place: TerminalPlace): Promise<Report> {
  using terminal = await examineTerminal(place);
  const { dataFolder, settings, connection } = terminal;
  const command = 'backup';
  if (dataFolder === null || connection === null) return { command, findings: terminal.findings, tables: [] };
  const key = (await checkDatabaseKey(dataFolder, place.keyFile, settings?.environment ?? null)).value;
  const kept = readSettings(connection)?.backup.kept ?? keptWithoutSettings;
  const taken = key === null ? null : takeBackup(dataFolder, key, kept);
  const finding =
    taken === null || !taken.ok
      ? failed('backup', taken === null ? 'DatabaseKeyMissing' : taken.problem.tag)
      : ok('backup', { file: taken.value });
  return { command, findings: [finding], tables: [] };
}
