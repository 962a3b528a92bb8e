import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { flushNames } from '../database/flush-names.ts';
import { SealBroken, type Sealed, SealedReader, SealedWriter } from './sealed-file.ts';

/** A SHA-256, or the name of what comes in. */
const isOwnName = /^(?:[0-9A-F]{64}|.+\.part)$/;

/**
 * Files of customers beside the database, one a content, named by its SHA-256; only the database has their keys. What
 * comes in has a name of its own (`.part`) until it is whole.
 */
export class SealedStore {
  readonly #folder: string;

  /** @param dataFolder the terminal's data folder */
  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'evidence');
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    flushNames(dataFolder);
  }

  /** A new file, to be written, then kept or discarded. */
  begin(): Promise<SealedWriter> {
    return SealedWriter.create(join(this.#folder, `${uuidv7()}.part`));
  }

  /** Gives a finished file its name. The name is on the disk when this returns. */
  keep(writer: SealedWriter, { sha256 }: Sealed): void {
    renameSync(writer.path, this.#fileOf(sha256));
    flushNames(this.#folder);
  }

  /** Removes what was begun; safe to repeat. */
  discard(writer: SealedWriter): void {
    rmSync(writer.path, { force: true });
  }

  /**
   * Plain bytes of a file from `offset` on, fewer than `length` at its end only.
   *
   * @returns problem EvidenceUnreadable where the disk no longer has what was once written
   */
  async read(sealed: Sealed, offset: number, length: number): Promise<Result<Buffer>> {
    let reader: SealedReader | null = null;
    try {
      reader = await SealedReader.open(this.#fileOf(sealed.sha256), sealed);
      return succeed(await reader.read(offset, length));
    } catch (error) {
      if (error instanceof SealBroken || isGone(error)) return fail('EvidenceUnreadable');
      throw error;
    } finally {
      await reader?.close();
    }
  }

  remove(sha256: string): void {
    rmSync(this.#fileOf(sha256), { force: true });
  }

  /**
   * At the start: what is not `known` to the database was cut short by the power, and nobody was told of it. What is
   * called otherwise than files here are is somebody else's.
   */
  sweep(known: ReadonlySet<string>): void {
    for (const entry of readdirSync(this.#folder, { withFileTypes: true }))
      if (entry.isFile() && isOwnName.test(entry.name) && !known.has(entry.name))
        rmSync(join(this.#folder, entry.name));
  }

  #fileOf(sha256: string): string {
    return join(this.#folder, sha256);
  }
}

/** The file is away, or the disk can't read it any more. */
const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EIO');
