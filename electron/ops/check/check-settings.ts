import { readTerminalSettings, type TerminalSettings } from '../../host/terminal-settings.ts';
import { failed, ok } from '../report/report.ts';
import type { Checked } from './checked.ts';

/** The settings file that the shell starts from. */
export async function checkSettings(file: string): Promise<Checked<TerminalSettings>> {
  try {
    const settings = await readTerminalSettings(file);
    return { finding: ok('settings', { file, environment: settings.environment }), value: settings };
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return {
      finding: isMissing
        ? failed('settings', 'SettingsNotFound', { file: (error as NodeJS.ErrnoException).path ?? file })
        : failed('settings', 'SettingsNotUnderstood', { file, reason: reasonOf(error as Error) }),
      value: null,
    };
  }
}

/** A parser quotes what it stumbles over, and the file may hold an enrolment code. */
const reasonOf = (error: Error) =>
  error instanceof SyntaxError ? 'JSON' : error.message.replace(/\s+/g, ' ');
