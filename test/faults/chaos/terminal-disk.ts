import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { smallDisk } from '../../unit/desk/small-disk.ts';

/** NEARLY_FULL: nothing new is taken in · FULL: not a byte left but what the terminal has held back for itself. */
export type DiskState = 'ROOMY' | 'NEARLY_FULL' | 'FULL';

/** Free room the terminal wants before it takes new work in, its ballast and what it writes, with room to spare. */
const diskMib = 160;

/** Bytes that others leave free; NEARLY_FULL is below the terminal's floor for new work and above what an act needs. */
const leftFree: Record<DiskState, number> = {
  ROOMY: Number.POSITIVE_INFINITY,
  NEARLY_FULL: 40 * 2 ** 20,
  FULL: 0,
};

/** The disk a terminal's data is on: a real file system that somebody else's files can fill. */
export class TerminalDisk {
  /** Where the terminal's data may be, gone with {@link close}. */
  readonly folder: string;
  /** Null on a machine that allows no mounts: such a disk is never full. */
  readonly #filler: string | null;

  private constructor(folder: string, filler: string | null) {
    this.folder = folder;
    this.#filler = filler;
  }

  static async open(): Promise<TerminalDisk> {
    // A process mounts it once, and has one terminal on it at a time.
    mounted ??= smallDisk(diskMib, (remove) => process.on('exit', remove));
    const folder = await mkdtemp(join(mounted ?? tmpdir(), 'terminal-'));
    return new TerminalDisk(folder, mounted && join(mounted, 'filler'));
  }

  /** False where it can't. */
  become(state: DiskState): boolean {
    if (this.#filler === null) return false;
    rmSync(this.#filler, { force: true });
    const { bavail, bsize } = statfsSync(this.folder);
    if (state !== 'ROOMY') fill(this.#filler, bavail * bsize - leftFree[state]);
    return true;
  }

  async close(): Promise<void> {
    this.become('ROOMY');
    await rm(this.folder, { recursive: true, force: true });
  }
}

let mounted: string | null | undefined;

/** Writes so many bytes, or as many as there is room for when somebody else writes as well. */
function fill(file: string, bytes: number): void {
  const zeros = Buffer.alloc(2 ** 20);
  const descriptor = openSync(file, 'w');
  try {
    for (let left = bytes; left > 0; ) left -= writeSync(descriptor, zeros, 0, Math.min(left, zeros.length));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(descriptor);
  }
}
