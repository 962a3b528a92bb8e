import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where a terminal's things are, absolute paths; null for what was not named. */
export interface TerminalPlace {
  /** Without it nothing is known of the core. */
  readonly settingsFile: string | null;
  /** Null: where the settings say. */
  readonly dataFolder: string | null;
  /** File that holds the database key. */
  readonly keyFile: string | null;
}

/**
 * The place to look at: what was named; else the settings a checkout's shell starts from (`BRANCH_TELLER_SETTINGS`); else
 * the demo of `npm start` (test/demo/start.ts).
 */
export function terminalPlace(named: TerminalPlace, environment = process.env): TerminalPlace {
  const settingsFile = named.settingsFile ?? environment.BRANCH_TELLER_SETTINGS ?? null;
  if (settingsFile !== null || named.dataFolder !== null) return { ...named, settingsFile };
  const demo = join(environment.XDG_STATE_HOME ?? join(homedir(), '.local', 'state'), 'branch-teller-demo');
  const demoSettings = join(demo, 'terminal.json');
  return {
    settingsFile: existsSync(demoSettings) ? demoSettings : null,
    dataFolder: join(demo, 'terminal'),
    keyFile: named.keyFile,
  };
}
