import type { WebContents } from 'electron';
import { mayLeaveSandbox, mayLoad } from '../host/guard.ts';

/**
 * Keeps a web contents, whichever and whenever made, on the page: no navigation or redirect elsewhere in any frame, no
 * window, no webview. For `app.on('web-contents-created')`.
 */
export function guardWebContents(contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>): void {
  contents.on('will-navigate', stayOnPage);
  contents.on('will-frame-navigate', stayOnPage);
  contents.on('will-redirect', stayOnPage);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: mayLeaveSandbox() ? 'allow' : 'deny' }));
}

function stayOnPage(event: { readonly url: string; preventDefault(): void }): void {
  if (!mayLoad(event.url)) event.preventDefault();
}
