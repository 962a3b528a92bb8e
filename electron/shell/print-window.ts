import { BrowserWindow, session } from 'electron';
import type { PrintOutcome } from '../host/children.ts';

/** A PDF that has not reached the print system in this time, milliseconds, has failed. */
const printLimit = 30_000;

/** The invented address under which the one document of the print session lies. */
const documentAddress = 'https://print.invalid/receipt.pdf';

/**
 * Prints a PDF without asking, on the default printer, where there is no `lp` to give it to (Windows): Chromium's own
 * viewer shows it in a hidden window, in a session in memory that holds this document and nothing else.
 */
export async function printByWindow(pdf: Uint8Array): Promise<PrintOutcome> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: session.fromPartition(`print-${crypto.randomUUID()}`, { cache: false }),
      sandbox: true,
      contextIsolation: true,
      // Chromium's PDF viewer is a plugin; this window, unlike the page's, has it.
      plugins: true,
    },
  });
  try {
    window.webContents.session.protocol.handle('https', ({ url }) =>
      url === documentAddress
        ? new Response(Buffer.from(pdf), { headers: { 'content-type': 'application/pdf' } })
        : Response.error(),
    );
    if ((await window.webContents.getPrintersAsync()).length === 0) return 'NO_PRINTER';
    await window.loadURL(documentAddress);
    return await Promise.race([
      printed(window),
      new Promise<PrintOutcome>((resolve) => setTimeout(() => resolve('FAILED'), printLimit)),
    ]);
  } catch {
    // Only loading can throw: a PDF of ours that the viewer does not show has not been printed.
    return 'FAILED';
  } finally {
    window.destroy();
  }
}

const printed = (window: BrowserWindow): Promise<PrintOutcome> =>
  new Promise((resolve) => {
    window.webContents.print({ silent: true, usePrinterDefaultPageSize: true }, (success) =>
      resolve(success ? 'PRINTED' : 'FAILED'),
    );
  });
