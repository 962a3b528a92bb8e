import type { Database } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import type { ClaimReference } from '../../contract/claim-reference.ts';
import { type EvidenceFile, largestPiece, type Scan } from '../../contract/evidence.ts';
import { instantOf } from '../../contract/moment.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { StaffNo } from '../../contract/staff.ts';
import type { Ballast } from '../database/ballast.ts';
import type { KnownPerson } from '../staff/staff-register.ts';
import type { EvidenceBook } from './evidence-book.ts';
import type { MayTouch } from './evidence-files.ts';
import { type Examined, examineFile } from './examine-file.ts';
import { type Arrived, Imports, writing } from './imports.ts';
import { ScannerFolder } from './scanner-folder.ts';
import { type Sealed, SealedReader, type SealedWriter } from './sealed-file.ts';
import type { SealedStore } from './sealed-store.ts';

/** Where a file belongs, and what it was called. */
interface Place {
  readonly claimId: string;
  readonly paper: string;
  readonly name: string;
}

/** A place, and who puts the file there. */
type TakenPlace = Place & { readonly addedBy: StaffNo };

/** `already`: its claim had the same bytes before. */
interface TakenIn {
  readonly file: EvidenceFile;
  readonly already: boolean;
}

/** From the file a customer brings, or a scanner wrote, to a sealed one beside the database and its row in the book. */
export class EvidenceIntake {
  readonly #connection: Database;
  readonly #book: EvidenceBook;
  readonly #store: SealedStore;
  readonly #ballast: Ballast;
  readonly #imports: Imports<TakenPlace>;
  readonly #scanner: ScannerFolder;
  readonly #limits: () => ClaimReference['limits'] | null;
  readonly #mayTouch: MayTouch;
  readonly #now: () => number;
  readonly #changed: () => void;

  /**
   * @param scannerFolder null where the terminal has no scanner
   * @param limits null before the first reference data came
   */
  constructor(parts: {
    connection: Database;
    book: EvidenceBook;
    store: SealedStore;
    ballast: Ballast;
    scannerFolder: string | null;
    limits: () => ClaimReference['limits'] | null;
    mayTouch: MayTouch;
    now: () => number;
    changed: () => void;
  }) {
    this.#connection = parts.connection;
    this.#book = parts.book;
    this.#store = parts.store;
    this.#ballast = parts.ballast;
    this.#scanner = new ScannerFolder(parts.scannerFolder);
    this.#limits = parts.limits;
    this.#mayTouch = parts.mayTouch;
    this.#now = parts.now;
    this.#changed = parts.changed;
    this.#imports = new Imports(this.#store, () => this.#ballast.allowsIntake());
  }

  /**
   * Begins to take a file in. One that is too large is refused before a byte of it has moved.
   *
   * @returns problems EvidenceEmpty, EvidenceTooLarge, EvidenceOfClaimTooLarge, EvidenceTooMany, ClaimReferenceMissing,
   *   DiskFull and those of {@link MayTouch}
   */
  async begin(place: Place, bytes: number, person: KnownPerson): Promise<Result<{ importId: string }>> {
    const permitted = this.#mayTakeIn(place.claimId, bytes, person);
    if (!permitted.ok) return permitted;
    const begun = await writing(this.#imports.begin({ ...place, addedBy: person.staffNo }, bytes));
    return begun.ok ? succeed({ importId: begun.value }) : begun;
  }

  /** Takes the next piece of one's own import. @returns problems of {@link Imports.piece} */
  async piece(
    importId: string,
    offset: number,
    piece: Uint8Array,
    person: KnownPerson,
  ): Promise<Result<null>> {
    if (!this.#isOf(importId, person)) return fail('EvidenceImportLost');
    return this.#imports.piece(importId, offset, piece);
  }

  async cancel(importId: string, person: KnownPerson): Promise<Result<null>> {
    if (this.#isOf(importId, person)) await this.#imports.cancel(importId);
    return succeed(null);
  }

  /**
   * Ends one's own import: the file is on the disk, sealed and whole, and the book says so; or nothing of it is left.
   *
   * @returns problems EvidenceImportLost, DiskFull and those of {@link examineFile}
   */
  async finish(importId: string, person: KnownPerson): Promise<Result<TakenIn>> {
    if (!this.#isOf(importId, person)) return fail('EvidenceImportLost');
    const arrived = await this.#imports.end(importId);
    return arrived.ok ? this.#takeIn(arrived.value) : arrived;
  }

  /** What lies in the scanner's folder, newest first; null where there is none. */
  scans(): Promise<Scan[] | null> {
    return this.#scanner.list();
  }

  /** Takes a scan in, in pieces as a page would bring it. @returns problems ScanNotFound and those of an import */
  async takeScan(place: Place, person: KnownPerson): Promise<Result<TakenIn>> {
    const opened = await this.#scanner.open(place.name);
    if (!opened.ok) return opened;
    const { file, status } = opened.value;
    const bytes = status.size;
    try {
      const begun = await this.begin(place, bytes, person);
      if (!begun.ok) return begun;
      const { importId } = begun.value;
      for (let offset = 0; offset < bytes; ) {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(largestPiece), 0, largestPiece, offset);
        // Somebody is still at the file: then its end is not where it was, and the import not whole.
        if (bytesRead === 0) break;
        const taken = await this.#imports.piece(importId, offset, buffer.subarray(0, bytesRead));
        if (!taken.ok) return taken;
        offset += bytesRead;
      }
      const finished = await this.finish(importId, person);
      if (finished.ok) await this.#scanner.remove(place.name, opened.value);
      return finished;
    } finally {
      await file.close();
    }
  }

  /** Gives up what is only half here: the desk ends. */
  close(): Promise<void> {
    return this.#imports.close();
  }

  #isOf(importId: string, person: KnownPerson): boolean {
    return this.#imports.placeOf(importId)?.addedBy === person.staffNo;
  }

  #mayTakeIn(claimId: string, bytes: number, person: KnownPerson): Result<null> {
    const permitted = this.#mayTouch(claimId, person);
    if (!permitted.ok) return permitted;
    const limits = this.#limits();
    if (limits === null) return fail('ClaimReferenceMissing');
    if (bytes === 0) return fail('EvidenceEmpty');
    if (bytes > limits.fileBytes)
      return fail('EvidenceTooLarge', { megabytes: megabytesOf(limits.fileBytes) });
    const files = this.#book.of(claimId);
    const all = files.reduce((sum, file) => sum + file.bytes, bytes);
    if (all > limits.claimBytes)
      return fail('EvidenceOfClaimTooLarge', { megabytes: megabytesOf(limits.claimBytes) });
    if (files.length >= limits.files) return fail('EvidenceTooMany', { files: limits.files });
    return this.#ballast.hasRoomFor(bytes) ? succeed(null) : fail('DiskFull');
  }

  async #takeIn(arrived: Arrived<TakenPlace>): Promise<Result<TakenIn>> {
    const { writer } = arrived;
    try {
      const sealed = await writing(writer.finish());
      if (!sealed.ok) return sealed;
      const examined = await examine(arrived, sealed.value);
      return examined.ok ? succeed(this.#enter(arrived, sealed.value, examined.value)) : examined;
    } finally {
      await writer.close();
      this.#store.discard(writer);
      this.#changed();
    }
  }

  /** The name first, durable, then the rows, in one turn of the event loop: never a row without its file. */
  #enter({ writer, place, mediaType }: Arrived<TakenPlace>, sealed: Sealed, found: Examined): TakenIn {
    const isNew = !this.#book.isReadable(sealed.sha256);
    if (isNew) this.#store.keep(writer, sealed);
    try {
      return this.#connection
        .transaction(() => {
          if (isNew) this.#book.enterContent({ ...sealed, ...found, mediaType });
          const file = { ...place, fileId: uuidv7(), addedAt: instantOf(this.#now()) };
          return this.#book.enterFile(sealed.sha256, file);
        })
        .immediate();
    } catch (error) {
      // A full disk: the next start would sweep it away, and so does this one.
      if (isNew) this.#store.remove(sealed.sha256);
      throw error;
    }
  }
}

/** Looks at what was written, before it gets its name. */
async function examine(
  { writer, mediaType }: { writer: SealedWriter; mediaType: Arrived<TakenPlace>['mediaType'] },
  sealed: Sealed,
): Promise<Result<Examined>> {
  const reader = await SealedReader.open(writer.path, sealed);
  try {
    return await examineFile(mediaType, sealed.bytes, (offset, length) => reader.read(offset, length));
  } finally {
    await reader.close();
  }
}

const megabytesOf = (bytes: number): number => Math.floor(bytes / 1_000_000);
