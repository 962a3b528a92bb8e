import { isAbsolute } from 'node:path';
import { defineConfig, type RolldownOptions } from 'rolldown';

/**
 * A process of the packaged application. What it imports late stays in files of its own, so that it starts without
 * them; packages stay outside and are packed as they are.
 */
function processBundle(source: string, dir: string): RolldownOptions {
  return {
    input: { main: source },
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
  processBundle('./electron/desk/main.ts', 'dist/desk'),
  processBundle('./native/main.ts', 'dist/card'),
]);
