import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * The page. This file stands outside renderer/ because Vite's types bring Node's with them, and the page's
 * TypeScript project must not be able to name those.
 */
export default defineConfig({
  root: 'renderer',
  base: '/',
  plugins: [react()],
  logLevel: 'warn',
  build: {
    outDir: '../dist/page',
    emptyOutDir: true,
    // One known, current browser: the one the application brings along.
    target: 'esnext',
    // The page's CSP allows 'self' alone: nothing inline, no data: URLs, no source for whoever holds the terminal.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    // The page is read from disk, not over a line: its size costs nothing worth a warning.
    chunkSizeWarningLimit: 4096,
  },
});
