import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { DeskStart } from '../contract/process-message.ts';
import { fail, type Result, succeed } from '../contract/result.ts';

/** Where a shell keeps the database key: the operating system's key store, or a file for the demo. */
export interface KeyStore {
  /** Whether somebody who has the disk alone can't read what is kept here. */
  isProtected(): Promise<boolean>;
  /** The key as it was written, or null when there is none that can be read. */
  read(): Promise<string | null>;
  write(key: string): Promise<void>;
}

/**
 * The key of the terminal's database: 32 bytes, hexadecimal. It is made once, when the terminal has no data yet; where
 * data lies but the key is gone the value is null, because a new key could only hide the loss.
 *
 * @returns problem KeyStoreUnprotected: a production terminal keeps no key where a thief of the disk finds it
 */
export async function databaseKey(
  store: KeyStore,
  environment: DeskStart['environment'],
  dataFolder: string,
): Promise<Result<string | null>> {
  if (environment === 'PRODUCTION' && !(await store.isProtected())) return fail('KeyStoreUnprotected');
  const kept = await store.read();
  // What is no key opens nothing: as good as none, and the desk says so.
  if (isKey(kept)) return succeed(kept);
  if (!(await isEmpty(dataFolder))) return succeed(null);
  const key = randomBytes(32).toString('hex').toUpperCase();
  await store.write(key);
  return succeed(key);
}

const isKey = (kept: string | null): kept is string =>
  DeskStart.shape.databaseKey.unwrap().safeParse(kept).success;

/** Whether nobody's data is there; where the folder is a disk of its own, its file system keeps a folder in it. */
async function isEmpty(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).every((name) => name === 'lost+found');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    throw error;
  }
}
