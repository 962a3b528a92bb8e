import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { KeyStore } from '../host/database-key.ts';

/**
 * The demo's key store: a file only its owner may read. It protects nothing from whoever has the disk, and says so; a
 * production start refuses it.
 *
 * @param file apart from the data folder, so that a copy of the data alone can't be read
 */
export const keyFile = (file: string): KeyStore => ({
  isProtected: () => Promise.resolve(false),
  read: async () => {
    try {
      return await readFile(file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  },
  write: async (key) => {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(file, key, { mode: 0o600, flag: 'wx' });
  },
});
