import { readFile, stat } from 'node:fs/promises';
import { keyFits } from '../../desk/database/key-fits.ts';
import { keyFile } from '../../host/key-file.ts';
import type { TerminalSettings } from '../../host/terminal-settings.ts';
import { type Finding, failed, ok, warn } from '../report/report.ts';
import type { Checked } from './checked.ts';
import { isOpenToOthers, modeText } from './open-to-others.ts';

/** 32 bytes in hexadecimal. */
const databaseKey = /^[0-9A-F]{64}$/;

/**
 * The key of the database in `dataFolder`: from the file named, else from where a demo keeps it. A production terminal
 * keeps it in the operating system's key store, which opens to the application alone.
 */
export async function checkDatabaseKey(
  dataFolder: string,
  namedFile: string | null,
  environment: TerminalSettings['environment'] | null,
): Promise<Checked<string>> {
  const without = (finding: Finding) => ({ finding, value: null });
  // A key that may not be read is as good as none.
  const demoKey = await keyFile(dataFolder)
    .read()
    .catch(() => null);
  if (environment === 'PRODUCTION' && demoKey !== null)
    return without(failed('databaseKey', 'KeyStoreUnprotected', { store: 'FILE' }));
  if (environment === 'PRODUCTION' && namedFile === null)
    return without({
      check: 'databaseKey',
      state: 'SKIPPED',
      problem: 'KeyInSystemStore',
      detail: { store: 'SYSTEM' },
    });

  const key = namedFile === null ? demoKey : await contentOf(namedFile);
  const detail = { store: 'FILE', ...(namedFile !== null && { file: namedFile }) };
  if (key === null) return without(failed('databaseKey', 'DatabaseKeyMissing', detail));
  if (!databaseKey.test(key) || !keyFits(dataFolder, key))
    return without(failed('databaseKey', 'DatabaseKeyWrong', detail));
  const mode = namedFile === null ? 0 : (await stat(namedFile)).mode;
  const finding = isOpenToOthers(mode)
    ? warn('databaseKey', 'OpenToOthers', { ...detail, mode: modeText(mode) })
    : ok('databaseKey', detail);
  return { finding, value: key };
}

async function contentOf(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch {
    return null;
  }
}
