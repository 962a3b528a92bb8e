import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { TerminalSettings } from '../../electron/host/terminal-settings.ts';

/**
 * Opens the application under Electron, from the bundles in dist/.
 *
 * @param folder where the settings file is written that the shell reads
 */
export async function openElectronShell(binary: string, folder: string, terminal: TerminalSettings) {
  const { environment, dataFolder, core } = terminal;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'authority.pem'), core.authority);
  const settings = join(folder, 'terminal.json');
  await writeFile(
    settings,
    JSON.stringify({
      environment,
      dataFolder,
      core: { origin: core.origin, authorityFile: 'authority.pem', enrolmentCode: core.enrolmentCode },
    }),
    { mode: 0o600 },
  );
  // Chromium's sandbox does not work for root.
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const electron = spawn(resolve(binary), [...flags, resolve('.')], {
    env: { ...process.env, BRANCH_TELLER_SETTINGS: settings },
    stdio: 'inherit',
  });
  const ended = once(electron, 'exit');
  return {
    closed: ended.then(() => {}),
    close: async () => {
      electron.kill('SIGTERM');
      await ended;
    },
  };
}
