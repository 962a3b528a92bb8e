import { v7 as uuidv7 } from 'uuid';
import type { EvidenceMediaType } from '../../contract/evidence.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { mediaTypeOf, sniffedBytes } from './media-type.ts';
import type { SealedWriter } from './sealed-file.ts';
import type { SealedStore } from './sealed-store.ts';

/** Imports at the same time; a page makes one after the other. */
const mostImports = 8;
/** Milliseconds after which an import whose page says nothing more is forgotten. */
const longestSilence = 10 * 60_000;

/** A file that is coming in. */
interface Import<Place> {
  readonly place: Place;
  /** How many its bytes will be. */
  readonly expected: number;
  readonly writer: SealedWriter;
  readonly mediaType: EvidenceMediaType | null;
  readonly heardAt: number;
}

/** A file every byte of which has come. */
export type Arrived<Place> = Import<Place> & { readonly mediaType: EvidenceMediaType };

/** Files that come in piece by piece, each into a sealed file of its own. */
export class Imports<Place> {
  readonly #store: SealedStore;
  readonly #hasRoom: () => boolean;
  readonly #running = new Map<string, Import<Place>>();

  /** @param hasRoom whether the disk has room for new work */
  constructor(store: SealedStore, hasRoom: () => boolean) {
    this.#store = store;
    this.#hasRoom = hasRoom;
  }

  /** Where a file that is coming in belongs. */
  placeOf(importId: string): Place | undefined {
    return this.#running.get(importId)?.place;
  }

  async begin(place: Place, expected: number): Promise<string> {
    await this.#forgetSilent();
    const importId = uuidv7();
    const writer = await this.#store.begin();
    this.#running.set(importId, { place, expected, writer, mediaType: null, heardAt: performance.now() });
    return importId;
  }

  /**
   * Takes the next piece. What can't become evidence is given up with its first piece.
   *
   * @returns problems EvidenceImportLost, EvidenceTypeUnknown, EvidenceArchive, DiskFull; in each the import is over
   */
  async piece(importId: string, offset: number, piece: Uint8Array): Promise<Result<null>> {
    const running = this.#running.get(importId);
    if (running === undefined) return fail('EvidenceImportLost');
    // Nobody else gets at it while this piece is being written.
    this.#running.delete(importId);
    let taken: Result<Import<Place>> | null = null;
    try {
      taken = await this.#take(running, offset, piece);
    } finally {
      // Also when the disk breaks.
      if (taken?.ok !== true) await this.#giveUp(running);
    }
    if (!taken.ok) return taken;
    this.#running.set(importId, taken.value);
    return succeed(null);
  }

  /**
   * Ends an import whose every byte has come; the sealed file is the caller's now.
   *
   * @returns problem EvidenceImportLost
   */
  async end(importId: string): Promise<Result<Arrived<Place>>> {
    const running = this.#running.get(importId);
    this.#running.delete(importId);
    if (running === undefined) return fail('EvidenceImportLost');
    const { mediaType } = running;
    if (mediaType !== null && running.writer.bytes === running.expected)
      return succeed({ ...running, mediaType });
    await this.#giveUp(running);
    return fail('EvidenceImportLost');
  }

  async cancel(importId: string): Promise<void> {
    const running = this.#running.get(importId);
    this.#running.delete(importId);
    if (running !== undefined) await this.#giveUp(running);
  }

  /** Gives up all that runs: the desk ends. */
  async close(): Promise<void> {
    for (const importId of [...this.#running.keys()]) await this.cancel(importId);
  }

  async #take(running: Import<Place>, offset: number, piece: Uint8Array): Promise<Result<Import<Place>>> {
    const { writer, expected } = running;
    if (offset !== writer.bytes || offset + piece.length > expected) return fail('EvidenceImportLost');
    const mediaType = running.mediaType ?? mediaTypeOf(piece.subarray(0, sniffedBytes));
    if (mediaType === 'ARCHIVE') return fail('EvidenceArchive');
    if (mediaType === 'NOTHING_KNOWN') return fail('EvidenceTypeUnknown');
    if (!this.#hasRoom()) return fail('DiskFull');
    const written = await writing(writer.write(piece));
    return written.ok ? succeed({ ...running, mediaType, heardAt: performance.now() }) : written;
  }

  async #giveUp({ writer }: Import<Place>): Promise<void> {
    await writer.close();
    this.#store.discard(writer);
  }

  async #forgetSilent(): Promise<void> {
    const since = performance.now() - longestSilence;
    const oldestFirst = [...this.#running].sort(([, one], [, other]) => one.heardAt - other.heardAt);
    const surplus = oldestFirst.length - mostImports + 1;
    for (const [index, [importId, { heardAt }]] of oldestFirst.entries())
      if (heardAt < since || index < surplus) await this.cancel(importId);
  }
}

/** Waits for a write; a full disk is a problem, all else a bug. */
export async function writing<T>(written: Promise<T>): Promise<Result<T>> {
  try {
    return succeed(await written);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return fail('DiskFull');
    throw error;
  }
}
