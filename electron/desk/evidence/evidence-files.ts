import {
  type EvidenceFile,
  type EvidenceMark,
  largestPiece,
  type Rotation,
} from '../../contract/evidence.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { KnownPerson } from '../staff/staff-register.ts';
import type { EvidenceBook } from './evidence-book.ts';
import type { SealedStore } from './sealed-store.ts';

/** Whether a person may put papers to a claim, being taken in or filed, and look at them. */
export type MayTouch = (claimId: string, person: KnownPerson) => Result<null>;

/** The files a claim has: to be looked at, put in order, turned, removed. Their bytes are never decoded here. */
export class EvidenceFiles {
  readonly #book: EvidenceBook;
  readonly #store: SealedStore;
  readonly #mayTouch: MayTouch;
  readonly #changed: () => void;

  constructor(parts: { book: EvidenceBook; store: SealedStore; mayTouch: MayTouch; changed: () => void }) {
    this.#book = parts.book;
    this.#store = parts.store;
    this.#mayTouch = parts.mayTouch;
    this.#changed = parts.changed;
  }

  // Problems of all: EvidenceNotFound and those of MayTouch.

  list(claimId: string, person: KnownPerson): Result<EvidenceFile[]> {
    const permitted = this.#mayTouch(claimId, person);
    return permitted.ok ? succeed(this.#book.current(claimId)) : permitted;
  }

  /** Plain bytes from `offset` on. @returns problem EvidenceUnreadable */
  async read(fileId: string, offset: number, person: KnownPerson): Promise<Result<Buffer>> {
    const found = this.#find(fileId, person);
    if (!found.ok) return found;
    const { sha256 } = found.value;
    const sealed = this.#book.sealed(sha256);
    if (sealed === undefined) return fail('EvidenceNotFound');
    const read = await this.#store.read(sealed, offset, largestPiece);
    if (!read.ok) {
      this.#book.noteUnreadable(sha256);
      this.#changed();
    }
    return read;
  }

  /**
   * Notes what the page saw when it opened the file. What the desk saw in its structure stands beside it, but that a PDF
   * takes a password: one that is only protected against copying and printing opens without.
   */
  note(
    fileId: string,
    pages: number | null,
    marks: readonly EvidenceMark[],
    person: KnownPerson,
  ): Result<EvidenceFile> {
    const found = this.#unfiled(fileId, person);
    if (!found.ok) return found;
    const { sha256, ...seen } = found.value;
    const opened = pages !== null;
    const stands = seen.marks.filter((mark) => !opened || mark !== 'ENCRYPTED_PDF');
    this.#book.note(sha256, seen.pages ?? pages, [...new Set([...stands, ...marks])]);
    this.#changed();
    return this.#find(fileId, person);
  }

  /** Puts a file to a line of the checklist and turns it; its bytes stay as they are. @returns problem EvidenceFiled */
  arrange(fileId: string, paper: string, rotation: Rotation, person: KnownPerson): Result<EvidenceFile> {
    const found = this.#unfiled(fileId, person);
    if (!found.ok) return found;
    this.#book.arrange(fileId, paper, rotation);
    this.#changed();
    return this.#find(fileId, person);
  }

  /** Removes a file that no entry of the journal lists. @returns problem EvidenceFiled */
  remove(fileId: string, person: KnownPerson): Result<null> {
    const found = this.#unfiled(fileId, person);
    if (!found.ok) return found;
    this.#takeOut(found.value);
    return succeed(null);
  }

  /** Removes what a claim has that nobody filed: its draft was discarded. */
  discard(claimId: string): void {
    for (const file of this.#book.unfiled(claimId)) this.#takeOut(file);
  }

  /** Takes what the database has forgotten off the disk. */
  removeForgotten(sha256s: readonly string[]): void {
    const known = this.#book.contents();
    for (const sha256 of sha256s) if (!known.has(sha256)) this.#store.remove(sha256);
  }

  /** The row first: a file without one is swept away at the next start, a row without a file would be a lie. */
  #takeOut({ fileId, sha256 }: EvidenceFile): void {
    if (this.#book.remove(fileId, sha256)) this.#store.remove(sha256);
    this.#changed();
  }

  #find(fileId: string, person: KnownPerson): Result<EvidenceFile> {
    const found = this.#book.find(fileId);
    if (found === undefined) return fail('EvidenceNotFound');
    const permitted = this.#mayTouch(found.claimId, person);
    return permitted.ok ? succeed(found.file) : permitted;
  }

  #unfiled(fileId: string, person: KnownPerson): Result<EvidenceFile> {
    const found = this.#find(fileId, person);
    return found.ok && found.value.filed ? fail('EvidenceFiled') : found;
  }
}
