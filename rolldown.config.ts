import { isAbsolute } from 'node:path';
import { defineConfig, type RolldownOptions } from 'rolldown';

/**
 * A process of the packaged application. What it imports late stays in files of its own, so that it starts without
 * them; packages stay outside and are packed as they are.
 *
 * @param threads modules that threads of the process begin with, by name
 */
function processBundle(source: string, dir: string, threads: Record<string, string> = {}): RolldownOptions {
  return {
    input: { main: source, ...threads },
    platform: 'node',
    external: (id) => !id.startsWith('.') && !isAbsolute(id),
    output: { dir, format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
  };
}

/** The preload script runs in the page's sandbox: it can be neither an ES module nor load a package. */
const preload: RolldownOptions = {
  input: './electron/shell/preload.ts',
  platform: 'node',
  external: ['electron'],
  output: { file: 'dist/shell/preload.cjs', format: 'cjs', codeSplitting: false },
};

export default defineConfig([
  processBundle('./electron/shell/main.ts', 'dist/shell'),
  preload,
  processBundle('./electron/desk/main.ts', 'dist/desk', {
    'backup-worker': './electron/desk/backup/backup-worker.ts',
  }),
  processBundle('./native/main.ts', 'dist/card'),
]);
