import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { TerminalSettings } from '../../electron/host/terminal-settings.ts';

/** How to start the application under Electron, from the bundles in dist/. */
export interface ElectronStart {
  readonly args: string[];
  readonly env: Record<string, string>;
}

/** Writes the settings file that the shell reads into `folder`, and says how to start it. */
export async function prepareElectron(folder: string, terminal: TerminalSettings): Promise<ElectronStart> {
  const { environment, dataFolder, scannerFolder, core } = terminal;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, 'authority.pem'), core.authority);
  const settings = join(folder, 'terminal.json');
  await writeFile(
    settings,
    JSON.stringify({
      environment,
      dataFolder,
      scannerFolder,
      core: { origin: core.origin, authorityFile: 'authority.pem', enrolmentCode: core.enrolmentCode },
    }),
    { mode: 0o600 },
  );
  return {
    // Chromium's sandbox does not work for root. The browser's own files go beside the settings.
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${join(folder, 'browser')}`,
      resolve('.'),
    ],
    env: { ...(process.env as Record<string, string>), BRANCH_TELLER_SETTINGS: settings },
  };
}

/** Opens the application under Electron in a window. */
export async function openElectronShell(binary: string, folder: string, terminal: TerminalSettings) {
  const { args, env } = await prepareElectron(folder, terminal);
  const electron = spawn(resolve(binary), args, { env, stdio: 'inherit' });
  const ended = once(electron, 'exit');
  return {
    closed: ended.then(() => {}),
    close: async () => {
      electron.kill('SIGTERM');
      await ended;
    },
  };
}
