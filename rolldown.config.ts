import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { defineConfig, type RolldownOptions } from 'rolldown';

/** A process of the packaged application, in one file. Packages stay outside: they are packed as they are. */
function processBundle(source: string, file: string): RolldownOptions {
  return {
    input: source,
    platform: 'node',
    external: (id) => !id.startsWith('.') && !isAbsolute(id),
    // A process is one file: what it imports late, it still carries.
    output: { file, format: 'esm', codeSplitting: false },
  };
}

/** The preload script runs in the page's sandbox: it can be neither an ES module nor load a package. */
const preload: RolldownOptions = {
  input: './electron/shell/preload.ts',
  platform: 'node',
  external: ['electron'],
  output: { file: 'dist/shell/preload.cjs', format: 'cjs', codeSplitting: false },
};

export default defineConfig(
  [
    processBundle('./electron/shell/main.ts', 'dist/shell/main.js'),
    preload,
    processBundle('./electron/desk/main.ts', 'dist/desk/main.js'),
    processBundle('./native/main.ts', 'dist/card/main.js'),
  ].filter((bundle) => existsSync(bundle.input as string)),
);
