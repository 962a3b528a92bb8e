import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Result, succeed } from '../../../electron/contract/result.ts';
import { readDatabase } from '../../../electron/desk/database/read-database.ts';
import { readRestoration } from '../../../electron/desk/restore/restoration.ts';
import { terminalById } from '../../simulators/core/terminal.ts';
import { databaseKey } from '../../unit/desk/database-key.ts';
import { type BothEnds, examineBothEnds, type Promised, readTerminal } from './examine-both-ends.ts';
import { examineCore } from './examine-core.ts';

/**
 * Examines a terminal and its core by their files, beside both programs or after they were killed; the terminal first.
 * The core is one that has never had another terminal.
 *
 * @returns null while the terminal is being restored: it is out of service until its books are whole again
 */
export function lookAtBothEnds(
  dataFolder: string,
  coreFolder: string,
  promised: Promised,
): Result<BothEnds | null> {
  const opened = readDatabase(dataFolder, databaseKey);
  if (!opened.ok) return opened;
  const core = new Database(join(coreFolder, 'core.sqlite'), { readonly: true });
  try {
    if (readRestoration(opened.value) !== null) return succeed(null);
    const terminal = readTerminal(opened.value, promised.told);
    const known = terminalById(core, '0421-01');
    if (known === undefined) throw new Error('the core does not know the terminal');
    return succeed(examineBothEnds(terminal, examineCore(core, known), promised));
  } finally {
    opened.value.close();
    core.close();
  }
}
