import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { KeyStore } from './database-key.ts';
import { writeWhole } from './write-whole.ts';

/**
 * The demo's key store: a file only its owner may read, in a folder beside the data folder, so that a copy of the data
 * alone can't be read. It protects nothing from whoever has the disk, and says so: a production start refuses it.
 */
export function keyFile(dataFolder: string): KeyStore {
  const file = join(dirname(dataFolder), `${basename(dataFolder)}-key`, 'database-key');
  return {
    isProtected: () => Promise.resolve(false),
    read: () => contentOf(file),
    write: (key) => writeWhole(file, key),
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
