import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Scan } from '../../contract/evidence.ts';
import { instantOf } from '../../contract/moment.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';

/** Scans listed, the newest. */
const mostListed = 200;

/** A scan that is being read, and what it was like when it was opened. */
export interface OpenScan {
  readonly file: FileHandle;
  readonly status: Stats;
}

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
  async open(name: string): Promise<Result<OpenScan>> {
    if (this.#folder === null || !isPlainName(name)) return fail('ScanNotFound');
    try {
      const file = await open(join(this.#folder, name), constants.O_RDONLY | constants.O_NOFOLLOW);
      const status = await file.stat();
      if (status.isFile()) return succeed({ file, status });
      await file.close();
      return fail('ScanNotFound');
    } catch {
      return fail('ScanNotFound');
    }
  }

  /**
   * Removes a scan that was taken in. One that can't be removed stays; a second take finds the same content. What the
   * scanner has written meanwhile, to the same file or to another of its name, nobody has taken in: it stays as well.
   */
  async remove(name: string, { status }: OpenScan): Promise<void> {
    if (this.#folder === null) return;
    const path = join(this.#folder, name);
    const there = await lstat(path).catch(() => null);
    if (there !== null && isSame(there, status)) await rm(path, { force: true }).catch(() => {});
  }
}

/** One name, not a way to another folder. */
const isPlainName = (name: string): boolean =>
  name.length <= 255 && !name.startsWith('.') && !/[\\/\0]/.test(name);

const isSame = (one: Stats, other: Stats): boolean =>
  one.ino === other.ino && one.size === other.size && one.mtimeMs === other.mtimeMs;

async function look(folder: string, name: string): Promise<Scan | null> {
  // It may be gone by now, or be no plain file.
  const status = await lstat(join(folder, name)).catch(() => null);
  if (status === null || !status.isFile()) return null;
  return { name, bytes: status.size, modifiedAt: instantOf(status.mtimeMs) };
}
