import { constants } from 'node:fs';
import { type FileHandle, lstat, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Scan } from '../../contract/evidence.ts';
import { instantOf } from '../../contract/moment.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';

/** Scans listed, the newest. */
const mostListed = 200;

/** The folder a scanner writes to. What lies there is taken in on a person's word alone, and gone afterwards. */
export class ScannerFolder {
  readonly #folder: string | null;

  /** @param folder null where the terminal has no scanner */
  constructor(folder: string | null) {
    this.#folder = folder;
  }

  /** Scans that wait, newest first; null without a folder, or while it can't be reached. */
  async list(): Promise<Scan[] | null> {
    const folder = this.#folder;
    if (folder === null) return null;
    let names: string[];
    try {
      names = await readdir(folder);
    } catch {
      // A share that is away: there are no scans now, and nothing else is wrong.
      return null;
    }
    const scans = await Promise.all(names.filter(isPlainName).map((name) => look(folder, name)));
    return scans
      .filter((scan) => scan !== null)
      .sort((one, other) => other.modifiedAt.localeCompare(one.modifiedAt))
      .slice(0, mostListed);
  }

  /**
   * Opens a scan for reading: a plain file of this very folder, never what a link points to.
   *
   * @returns problem ScanNotFound
   */
  async open(name: string): Promise<Result<{ file: FileHandle; bytes: number }>> {
    if (this.#folder === null || !isPlainName(name)) return fail('ScanNotFound');
    try {
      const file = await open(join(this.#folder, name), constants.O_RDONLY | constants.O_NOFOLLOW);
      const status = await file.stat();
      if (status.isFile()) return succeed({ file, bytes: status.size });
      await file.close();
      return fail('ScanNotFound');
    } catch {
      return fail('ScanNotFound');
    }
  }

  /** Removes a scan that was taken in. One that can't be removed stays; a second take finds the same content. */
  async remove(name: string): Promise<void> {
    if (this.#folder !== null) await rm(join(this.#folder, name), { force: true }).catch(() => {});
  }
}

/** One name, not a way to another folder. */
const isPlainName = (name: string): boolean =>
  name.length <= 255 && !name.startsWith('.') && !/[\\/\0]/.test(name);

async function look(folder: string, name: string): Promise<Scan | null> {
  // It may be gone by now, or be no plain file.
  const status = await lstat(join(folder, name)).catch(() => null);
  if (status === null || !status.isFile()) return null;
  return { name, bytes: status.size, modifiedAt: instantOf(status.mtimeMs) };
}
