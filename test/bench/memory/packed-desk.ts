import { isAbsolute, join } from 'node:path';
import { rolldown } from 'rolldown';

const root = join(import.meta.dirname, '../../..');
/** Inside the project, so that its packages and migrations are found. */
const folder = join(root, '.cache/bench/desk');

/**
 * Packs the desk as rolldown.config.ts does: started from its sources a process also carries what reads TypeScript.
 * Gives the file to start.
 */
export async function packDesk(): Promise<string> {
  const bundle = await rolldown({
    input: { main: join(root, 'electron/desk/main.ts') },
    platform: 'node',
    external: (id) => !id.startsWith('.') && !isAbsolute(id),
  });
  await bundle.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
  });
  await bundle.close();
  return join(folder, 'main.js');
}
