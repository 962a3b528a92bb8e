import { mkdtemp, readFile, rm, stat, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { osKeyStore, type SafeStorageCalls } from '../../../electron/shell/os-key-store.ts';
import { fill, smallDisk } from '../desk/small-disk.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'key-store-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** An operating system's key store: reverses what it is given, which is as good as encrypting here. */
const safeStorage = (changes: Partial<SafeStorageCalls> = {}): SafeStorageCalls => ({
  isAsyncEncryptionAvailable: async () => true,
  encryptStringAsync: async (text) => Buffer.from(text).reverse(),
  decryptStringAsync: async (bytes) => ({
    result: Buffer.from(bytes).reverse().toString(),
    shouldReEncrypt: false,
  }),
  getSelectedStorageBackend: () => 'gnome_libsecret',
  ...changes,
});
const file = () => join(folder, 'user', 'database-key');

test('what was written is read again; the file holds the key encrypted, for its owner only', async () => {
  const store = osKeyStore(safeStorage(), file());
  expect(await store.read()).toBeNull();
  await store.write('0123');
  expect(await readFile(file(), 'utf8')).toBe('3210');
  expect((await stat(file())).mode & 0o777).toBe(0o600);
  expect(await store.read()).toBe('0123');
});

test('a key encrypted for somebody else is no key', async () => {
  await osKeyStore(safeStorage(), file()).write('0123');
  const other = safeStorage({ decryptStringAsync: () => Promise.reject(new Error('not yours')) });
  expect(await osKeyStore(other, file()).read()).toBeNull();
});

test('a key under an old encryption key is written anew', async () => {
  await osKeyStore(safeStorage(), file()).write('0123');
  const rotated = safeStorage({
    decryptStringAsync: async () => ({ result: '0123', shouldReEncrypt: true }),
    encryptStringAsync: async (text) => Buffer.from(`new ${text}`),
  });
  expect(await osKeyStore(rotated, file()).read()).toBe('0123');
  expect(await readFile(file(), 'utf8')).toBe('new 0123');
});

const disk = smallDisk(1, afterAll);

test.skipIf(disk === null)('a key that is to be written anew on a full disk is kept as it is', async () => {
  const full = join(disk ?? '', 'user', 'database-key');
  await osKeyStore(safeStorage(), full).write('0123');
  const { bavail, bsize } = await statfs(disk ?? '');
  fill(join(disk ?? '', 'stranger'), 0, () => bavail * bsize);
  const rotated = safeStorage({
    decryptStringAsync: async () => ({ result: '0123', shouldReEncrypt: true }),
    encryptStringAsync: async (text) => Buffer.alloc(100_000, text),
  });
  expect(await osKeyStore(rotated, full).read()).toBe('0123');
  expect(await readFile(full, 'utf8')).toBe('3210');
});

describe('protected', () => {
  const isProtected = (changes: Partial<SafeStorageCalls>, platform: NodeJS.Platform) =>
    osKeyStore(safeStorage(changes), file(), platform).isProtected();

  test('by a key store of the desktop', async () => {
    expect(await isProtected({}, 'linux')).toBe(true);
  });
  test.each(['basic_text', 'unknown'] as const)('not by %s on Linux', async (backend) => {
    expect(await isProtected({ getSelectedStorageBackend: () => backend }, 'linux')).toBe(false);
  });
  test('not where encryption is not available', async () => {
    expect(await isProtected({ isAsyncEncryptionAvailable: async () => false }, 'win32')).toBe(false);
  });
  test('on Windows without asking for a backend, which exists on Linux only', async () => {
    const getSelectedStorageBackend = () => {
      throw new Error('Linux only');
    };
    expect(await isProtected({ getSelectedStorageBackend }, 'win32')).toBe(true);
  });
});
