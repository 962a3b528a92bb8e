import { homedir } from 'node:os';
import { join } from 'node:path';
import { openChromiumShell } from '../../electron/chromium/chromium-shell.ts';
import type { TerminalSettings } from '../../electron/host/terminal-settings.ts';
import { electronBinary } from '../../scripts/electron-binary.ts';
import { acquireMachineLock } from '../simulators/card/machine-lock.ts';
import { staff } from '../simulators/core/sample-bank.ts';
import { CardTray } from './card-tray.ts';
import { openElectronShell } from './electron-shell.ts';
import { onKeys } from './keys.ts';
import { DEMO_PIN, StaffCardTray } from './staff-card-tray.ts';
import { openSurroundings, type Surroundings, scannerFolder, terminalFolder } from './surroundings.ts';
import { Teller } from './teller.ts';

/** Books of the bank and data of the terminal, kept from start to start. */
const folder = join(process.env.XDG_STATE_HOME ?? join(homedir(), '.local', 'state'), 'branch-teller-demo');

/**
 * Opens the application in a window on a simulated core and a simulated card. Everything that is started ends with it:
 * when the window is closed, by Ctrl+C, by a signal. Resolves when nothing is left running.
 */
export async function openDemo(): Promise<void> {
  const release = await acquireMachineLock('demo', 0).catch(() => null);
  if (release === null) {
    console.error('The demo is already open on this machine. Use its window, or close it and start again.');
    process.exitCode = 1;
    return;
  }
  // Until the window is there a signal ends this process, and its children with it; from then on, all in order.
  const core = Promise.withResolvers<TerminalSettings['core']>();
  const binary = electronBinary();
  // The browser starts while the core does. Electron reads its settings from a file and so comes second.
  const chromium = binary === undefined ? openChromium(core.promise) : null;
  // Should it fail while the rest starts, it is heard of below, when that can be stopped.
  chromium?.catch(() => {});
  const surroundings = await openSurroundings(folder).catch(async (error) => {
    await (await chromium)?.close();
    throw error;
  });
  const open = async () => {
    const terminal = await surroundings.terminal();
    core.resolve(terminal.core);
    return chromium ?? openElectronShell(binary ?? '', join(folder, 'electron'), terminal);
  };
  const shell = await open().catch(async (error) => {
    await surroundings.stop();
    throw error;
  });

  const stopped = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopped.resolve);
  const tray = new CardTray(surroundings.card, surroundings.core);
  const staffCard = await StaffCardTray.open(surroundings.core, staff.supervisor);
  const forgetKeys = await attend(surroundings, tray, staffCard, stopped.resolve);
  await Promise.race([shell.closed, stopped.promise]);
  forgetKeys();
  tray.stop();
  await staffCard.stop();
  await shell.close();
  await surroundings.stop();
  await release();
}

async function openChromium(core: Promise<TerminalSettings['core']>) {
  const shell = await openChromiumShell({
    environment: 'DEMO',
    dataFolder: terminalFolder(folder),
    scannerFolder: scannerFolder(folder),
    core,
    headless: false,
    windowSize: { width: 1366, height: 768 },
  });
  void new Teller(shell.page)
    .seeSignIn()
    .then(() => console.log(`Sign-in page after ${(performance.now() / 1_000).toFixed(1)} s`))
    // The window was closed before it was there, or shows a problem: its own words say which.
    .catch(() => {});
  return shell;
}

/** Puts the first card on and tells the person at the keyboard what can be done. */
async function attend(
  surroundings: Surroundings,
  tray: CardTray,
  staffCard: StaffCardTray,
  quit: () => void,
): Promise<() => void> {
  await tray.start();
  const { teller, supervisor } = staff;
  console.log(
    `Sign in as ${teller.staffNo} with ${teller.password}` +
      ` (supervisor ${supervisor.staffNo}, ${supervisor.password}; staff card's PIN ${DEMO_PIN}). Find a customer: 0000000406.\n` +
      `Books of the demo: ${folder} (remove the folder to begin anew)`,
  );
  let lineUp = true;
  return onKeys({
    n: ['next card', async () => `card ${(await tray.next()) ?? 'stock used up'}`],
    c: ['pull the card, put it back', async () => `card ${(await tray.pullOrPutBack()) ? 'on' : 'off'}`],
    s: [
      'the supervisor’s staff card, on or off the second reader',
      async () => `staff card ${(await staffCard.putOnOrTakeOff()) ? 'on' : 'off'}`,
    ],
    l: [
      'cut the line, restore it',
      async () => {
        lineUp = !lineUp;
        await surroundings.core.control({ do: 'line', state: lineUp ? 'UP' : 'DOWN' });
        return `line ${lineUp ? 'up' : 'down'}`;
      },
    ],
    q: [
      'quit',
      async () => {
        quit();
        return 'closing';
      },
    ],
  });
}
