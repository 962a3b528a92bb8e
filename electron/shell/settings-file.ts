import { join } from 'node:path';

/** What decides where the settings lie. */
export interface SettingsPlace {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** True in the installed application, false when its bundles run from a checkout. */
  readonly isPackaged: boolean;
}

/**
 * Where the terminal's settings file lies: where only an administrator writes, because it names the core that is
 * believed. Only a checkout takes another place from `BRANCH_TELLER_SETTINGS` (the demo, end-to-end tests).
 */
export function settingsFile({ platform, environment, isPackaged }: SettingsPlace): string {
  const override = environment.BRANCH_TELLER_SETTINGS;
  if (!isPackaged && override !== undefined) return override;
  if (platform === 'win32')
    return join(environment.ProgramData ?? 'C:\\ProgramData', 'Branch Teller', 'terminal.json');
  return '/etc/branch-teller/terminal.json';
}
