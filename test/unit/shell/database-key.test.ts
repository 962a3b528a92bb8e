import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { databaseKey, type KeyStore } from '../../../electron/host/database-key.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'database-key-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A key store in memory. */
class MemoryStore implements KeyStore {
  kept: string | null;
  readonly #isProtected: boolean;
  constructor(key: string | null, isProtected = true) {
    this.kept = key;
    this.#isProtected = isProtected;
  }
  isProtected = async () => this.#isProtected;
  read = async () => this.kept;
  write = async (key: string) => {
    this.kept = key;
  };
}

test.each(['missing', 'empty'])(
  'a terminal whose data folder is %s gets a key of 32 random bytes, kept',
  async (how) => {
    if (how === 'missing') await rm(folder, { recursive: true });
    const [first, second] = [new MemoryStore(null), new MemoryStore(null)];
    const made = await databaseKey(first, 'PRODUCTION', folder);
    expect(made).toEqual({ ok: true, value: expect.stringMatching(/^[0-9A-F]{64}$/) });
    expect(first.kept).toBe(made.ok && made.value);
    expect(await databaseKey(first, 'PRODUCTION', folder)).toEqual(made);
    expect(await databaseKey(second, 'PRODUCTION', folder)).not.toEqual(made);
  },
);

test('a disk of its own for the data is empty with what its file system keeps there', async () => {
  await mkdir(join(folder, 'lost+found'));
  const store = new MemoryStore(null);
  expect(await databaseKey(store, 'PRODUCTION', folder)).toMatchObject({ ok: true, value: store.kept });
  expect(store.kept).not.toBeNull();
});

test('data whose key is gone gets none, so that the loss is not hidden', async () => {
  await mkdir(join(folder, 'backups'));
  await writeFile(join(folder, 'database'), '');
  const store = new MemoryStore(null);
  expect(await databaseKey(store, 'PRODUCTION', folder)).toEqual({ ok: true, value: null });
  expect(store.kept).toBeNull();
});

test('what is kept and is no key is none: not given out, and no reason to lose data by a new one', async () => {
  const store = new MemoryStore('');
  await writeFile(join(folder, 'database'), '');
  for (const kept of ['', 'A5'.repeat(31), `${'A5'.repeat(32)}\n`]) {
    store.kept = kept;
    expect(await databaseKey(store, 'PRODUCTION', folder)).toEqual({ ok: true, value: null });
    expect(store.kept).toBe(kept);
  }
});

test('production refuses an unprotected key store, even one that holds the key', async () => {
  const refusal = { ok: false, problem: { tag: 'KeyStoreUnprotected' } };
  const holding = new MemoryStore('00'.repeat(32), false);
  const empty = new MemoryStore(null, false);
  expect(await databaseKey(holding, 'PRODUCTION', folder)).toEqual(refusal);
  expect(await databaseKey(empty, 'PRODUCTION', folder)).toEqual(refusal);
  expect(empty.kept).toBeNull();
});

test('the demo takes it', async () => {
  expect((await databaseKey(new MemoryStore(null, false), 'DEMO', folder)).ok).toBe(true);
});

test('a data folder that can not be looked into is not taken for an empty one', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  await expect(databaseKey(new MemoryStore(null), 'PRODUCTION', file)).rejects.toThrow('ENOTDIR');
});
