import { homedir } from 'node:os';
import { join } from 'node:path';
import { openChromiumShell } from '../../electron/chromium/chromium-shell.ts';
import { electronBinary } from '../../scripts/electron-binary.ts';
import { acquireMachineLock } from '../simulators/card/machine-lock.ts';
import { staff } from '../simulators/core/sample-bank.ts';
import { CardTray } from './card-tray.ts';
import { openElectronShell } from './electron-shell.ts';
import { onKeys } from './keys.ts';
import { openSurroundings, type Surroundings } from './surroundings.ts';
import { Teller } from './teller.ts';

/**
 * `npm start`: the application on its embedded demo, in a window. Everything it starts ends with it: by closing the
 * window, by Ctrl+C, by a signal. The demo's books stay for the next time.
 */

const { DISPLAY, WAYLAND_DISPLAY, XDG_STATE_HOME } = process.env;
/** Books of the bank and data of the terminal, kept from start to start. */
const folder = join(XDG_STATE_HOME ?? join(homedir(), '.local', 'state'), 'branch-teller-demo');

if (DISPLAY === undefined && WAYLAND_DISPLAY === undefined) {
  console.log(
    'There is no display for a window. To get one without a screen:\n' +
      '  apt-get install xvfb && xvfb-run -a npm start\n' +
      'Until then, here is the main job without a person (npm run demo):\n',
  );
  await import('./main.ts');
} else {
  await open();
}

async function open(): Promise<void> {
  const alone = await acquireMachineLock('demo', 0).catch(() => null);
  if (alone === null) {
    console.error('The demo is already open on this machine. Use its window, or close it and start again.');
    process.exitCode = 1;
    return;
  }
  // Until the window is there a signal ends this process, and its children with it; from then on, all in order.
  const surroundings = await openSurroundings(folder);
  const stopped = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopped.resolve());
  try {
    const shell = await openShell(surroundings);
    const tray = new CardTray(surroundings.card, surroundings.core);
    await tray.start();
    const { teller, supervisor } = staff;
    console.log(
      `\nSign in as ${teller.staffNo} with ${teller.password}` +
        ` (supervisor ${supervisor.staffNo}, ${supervisor.password}). Find a customer: 0000000406.\n` +
        `Books of the demo: ${folder} (remove the folder to begin anew)\n`,
    );
    const forgetKeys = onKeys({
      n: ['next card', async () => `card ${(await tray.next()) ?? 'stock used up'}`],
      c: ['pull the card, put it back', async () => `card ${(await tray.pullOrPutBack()) ? 'on' : 'off'}`],
      l: ['cut the line, restore it', lineSwitch(surroundings)],
      q: [
        'quit',
        async () => {
          stopped.resolve();
          return 'closing';
        },
      ],
    });
    await Promise.race([shell.closed, stopped.promise]);
    forgetKeys();
    tray.stop();
    await shell.close();
  } finally {
    await surroundings.stop();
    await alone();
  }
}

/** Electron where its binary is, else the system's Chromium. */
async function openShell(surroundings: Surroundings) {
  const terminal = await surroundings.terminal();
  const binary = electronBinary();
  if (binary !== undefined) return openElectronShell(binary, join(folder, 'electron'), terminal);
  const shell = await openChromiumShell({
    ...terminal,
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

function lineSwitch({ core }: Surroundings): () => Promise<string> {
  let up = true;
  return async () => {
    up = !up;
    await core.control({ do: 'line', state: up ? 'UP' : 'DOWN' });
    return `line ${up ? 'up' : 'down'}`;
  };
}
