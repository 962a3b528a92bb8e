import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { KeyStore } from './database-key.ts';

/**
 * The demo's key store: a file only its owner may read, in a folder beside the data folder, so that a copy of the data
 * alone can't be read. It protects nothing from whoever has the disk, and says so: a production start refuses it.
 */
export function keyFile(dataFolder: string): KeyStore {
  const folder = join(dirname(dataFolder), `${basename(dataFolder)}-key`);
  const file = join(folder, 'database-key');
  return {
    isProtected: () => Promise.resolve(false),
    read: () => contentOf(file),
    write: async (key) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(file, key, { mode: 0o600 });
    },
  };
}

async function contentOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
