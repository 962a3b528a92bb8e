import { type ChromiumShell, openChromiumShell } from '../../electron/chromium/chromium-shell.ts';
import type { TerminalSettings } from '../../electron/host/terminal-settings.ts';

/** Opens the application at the size of a branch's screen, without a display; what page or browser complain of is added. */
export async function openWindow(terminal: TerminalSettings, complaints: string[]): Promise<ChromiumShell> {
  const shell = await openChromiumShell({
    ...terminal,
    headless: true,
    windowSize: { width: 1366, height: 768 },
  });
  shell.page.on('pageerror', (error) => complaints.push(`the page failed: ${error.message}`));
  shell.page.on('console', (said) => {
    if (said.type() === 'error') complaints.push(`the browser complained: ${said.text()}`);
  });
  return shell;
}
