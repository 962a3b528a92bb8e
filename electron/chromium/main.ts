import { readTerminalSettings } from '../host/terminal-settings.ts';
import { openChromiumShell } from './chromium-shell.ts';

/** Opens a terminal in a window of the system's Chromium: `node electron/chromium/main.ts SETTINGS.json`. */

const [settingsFile] = process.argv.slice(2);
if (settingsFile === undefined) {
  console.error('usage: node electron/chromium/main.ts SETTINGS.json');
  process.exit(2);
}
const shell = await openChromiumShell({
  ...(await readTerminalSettings(settingsFile)),
  headless: false,
  windowSize: { width: 1366, height: 768 },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void shell.close());
await shell.closed;
