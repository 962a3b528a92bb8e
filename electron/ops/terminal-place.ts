import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** What was named on the command line; null for what was not. */
export interface NamedPlace {
  readonly settingsFile: string | null;
  readonly dataFolder: string | null;
  /** File that holds the database key. */
  readonly keyFile: string | null;
}

/** Where a terminal's things are. */
export interface TerminalPlace {
  /** Null when only data was named: then nothing is known of the core. */
  readonly settingsFile: string | null;
  /** Null: where the settings say. */
  readonly dataFolder: string | null;
  readonly keyFile: string | null;
}

/**
 * The place to look at: what was named; else the settings a checkout's shell starts from (`BRANCH_TELLER_SETTINGS`); else
 * the demo of `npm start` (test/demo/start.ts).
 */
export function terminalPlace(named: NamedPlace, environment = process.env): TerminalPlace {
  const { settingsFile, dataFolder, keyFile } = named;
  const settings = settingsFile ?? environment.BRANCH_TELLER_SETTINGS ?? null;
  const absolute = (path: string | null) => (path === null ? null : resolve(path));
  if (settings !== null || dataFolder !== null)
    return { settingsFile: absolute(settings), dataFolder: absolute(dataFolder), keyFile: absolute(keyFile) };
  const demo = join(environment.XDG_STATE_HOME ?? join(homedir(), '.local', 'state'), 'branch-teller-demo');
  return {
    settingsFile: join(demo, 'terminal.json'),
    dataFolder: join(demo, 'terminal'),
    keyFile: absolute(keyFile),
  };
}
