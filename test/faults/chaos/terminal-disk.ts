import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
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
  readonly #canFill: boolean;
  readonly #remove: () => void;

  private constructor(folder: string, canFill: boolean, remove: () => void) {
    this.folder = folder;
    this.#canFill = canFill;
    this.#remove = remove;
  }

  static open(): TerminalDisk {
    let unmount = () => {};
    const mounted = smallDisk(diskMib, (remove) => {
      unmount = remove;
    });
    if (mounted !== null) return new TerminalDisk(mounted, true, unmount);
    // Such a disk is never full.
    const folder = mkdtempSync(join(tmpdir(), 'branch-teller-disk-'));
    return new TerminalDisk(folder, false, () => rmSync(folder, { recursive: true, force: true }));
  }

  /** False on a machine that allows no mounts. */
  become(state: DiskState): boolean {
    if (!this.#canFill) return false;
    const filler = join(this.folder, 'filler');
    rmSync(filler, { force: true });
    const { bavail, bsize } = statfsSync(this.folder);
    if (state !== 'ROOMY') fill(filler, bavail * bsize - leftFree[state]);
    return true;
  }

  close(): void {
    this.#remove();
  }
}

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
