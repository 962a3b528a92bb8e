import { readFile } from 'node:fs/promises';
import type { SafeStorage } from 'electron';
import type { KeyStore } from '../host/database-key.ts';
import { writeWhole } from '../host/write-whole.ts';

/** What of Electron's safeStorage is needed: its asynchronous calls (the others are gone in Electron 46). */
export type SafeStorageCalls = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

/**
 * The operating system's key store (Credential Manager's DPAPI, Keychain, Secret Service, KWallet) behind Electron's
 * safeStorage: it keeps the key that encrypts `file`, in which the database key lies.
 *
 * @param file apart from the data folder
 */
export const osKeyStore = (
  safeStorage: SafeStorageCalls,
  file: string,
  platform: NodeJS.Platform = process.platform,
): KeyStore => {
  const write = async (key: string): Promise<void> =>
    writeWhole(file, await safeStorage.encryptStringAsync(key));
  return {
    isProtected: async () => {
      if (!(await safeStorage.isAsyncEncryptionAvailable())) return false;
      // Without a desktop's key store Electron on Linux encrypts with a password written in its own source.
      return (
        platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())
      );
    },
    read: async () => {
      const encrypted = await contentOf(file);
      if (encrypted === null) return null;
      try {
        const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(encrypted);
        // Where that fails (a full disk) the key as it was is still read, and the next start tries again.
        if (shouldReEncrypt) await write(result).catch(() => {});
        return result;
      } catch {
        // Another user, another machine, a reset key store: there is a key, but not for us.
        return null;
      }
    },
    write,
  };
};

async function contentOf(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
