/**
 * The page's Content-Security-Policy (W3C CSP Level 3), the same in both shells.
 *
 * Scripts come from the page's own files only. Styles also from `<style>` elements that carry `nonce`: Mantine writes
 * its variables and responsive rules into such elements at run time (its `getStyleNonce`); inline `style=""`
 * attributes in markup stay forbidden. `connect-src` stays closed: the page has one way out, the bridge.
 *
 * `sandbox` applies to the top document too. It takes away windows, dialogs, downloads and plugins, and gives back
 * only script, the document's own origin, and the `submit` event (where a form goes is closed by `form-action`).
 *
 * @param nonce fresh for every document, base64
 */
export const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self'",
    // A recording that a customer brought: bytes the page itself has put together, played and never run.
    'media-src blob:',
    // pdf.js decodes the receipt in a worker of its own.
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    'sandbox allow-scripts allow-same-origin allow-forms',
  ].join('; ');
