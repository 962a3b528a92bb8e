import { acquireMachineLock } from './machine-lock.ts';
import { acquirePcscd, type PcscdLease } from './pcscd.ts';

/** Longest time another test file may keep the readers. */
const QUEUE_TIMEOUT_MS = 10 * 60_000;

/** The two virtual readers, for one holder on this machine, with pcscd running. */
export interface Readers {
  readonly pcscd: PcscdLease;
  release(): Promise<void>;
}

/** Waits for the readers to be free, takes them and sees to it that pcscd runs. */
export async function acquireReaders(): Promise<Readers> {
  const unlock = await acquireMachineLock('readers', QUEUE_TIMEOUT_MS);
  try {
    const pcscd = await acquirePcscd();
    return {
      pcscd,
      async release() {
        await pcscd.release();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** {@link acquireReaders} for the length of `use`. */
export async function withReaders<T>(use: (readers: Readers) => Promise<T>): Promise<T> {
  const readers = await acquireReaders();
  try {
    return await use(readers);
  } finally {
    await readers.release();
  }
}
