import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { isDiskFull } from './sqlite-problem.ts';

/** Kept aside, bytes: room for a thousand entries and the checkpoint of their log. */
const ballastBytes = 16 * 1024 * 1024;
/** Below this many free bytes no new work is taken in: what has begun must find room to end. */
export const intakeFloor = 64 * 1024 * 1024;

/**
 * Room on the terminal's disk. A file holds some of it back; on a full disk it is given up, so that an act in progress
 * is still recorded, and taken again when there is space. New work is refused before it comes to that.
 */
export class Ballast {
  readonly #folder: string;
  readonly #file: string;

  /** @param folder the terminal's data folder */
  constructor(folder: string) {
    this.#folder = folder;
    this.#file = join(folder, 'terminal.ballast');
  }

  /** Bytes free for the terminal's data. */
  freeBytes(): number {
    const { bavail, bsize } = statfsSync(this.#folder);
    return bavail * bsize;
  }

  /** Whether new work may be taken in. */
  allowsIntake(): boolean {
    return this.freeBytes() >= intakeFloor;
  }

  /** Whether so many bytes more leave new work its room. */
  hasRoomFor(bytes: number): boolean {
    return this.freeBytes() - bytes >= intakeFloor;
  }

  /** Holds the room back, if it is not held yet and intake stays possible with it. */
  keep(): void {
    if (this.#isHeld() || this.freeBytes() < intakeFloor + ballastBytes) return;
    const file = openSync(this.#file, 'w', 0o600);
    let isHeld = false;
    try {
      // Random, because a file system may store zeros in no space at all.
      isHeld = writeSync(file, randomBytes(ballastBytes)) === ballastBytes;
      fsyncSync(file);
    } catch (error) {
      if (!isDiskFull(error)) throw error;
      isHeld = false;
    } finally {
      closeSync(file);
    }
    // Somebody was quicker and took the room: it is held when there is room again.
    if (!isHeld) rmSync(this.#file);
  }

  /** A file that the power cut short holds nothing back. */
  #isHeld(): boolean {
    return statSync(this.#file, { throwIfNoEntry: false })?.size === ballastBytes;
  }

  /** Gives the room up for what must be written now; false when there was none left to give. */
  release(): boolean {
    if (!existsSync(this.#file)) return false;
    rmSync(this.#file);
    return true;
  }
}
