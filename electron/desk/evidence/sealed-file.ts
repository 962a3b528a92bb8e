import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

/**
 * A sealed file: the plain bytes in chunks of 64 KiB, each AES-256-GCM with its 16-byte tag behind it (NIST SP 800-38D).
 * The nonce is the chunk's number, 11 bytes big-endian, and one byte that is 1 for the last chunk: so no chunk can be
 * moved, left out or cut off unseen (the STREAM construction, Hoang and others 2015). The key is random, of this file
 * alone and used for one writing of it, hence no nonce is ever used twice.
 */
const chunkBytes = 64 * 1024;
const tagBytes = 16;
const sealedChunkBytes = chunkBytes + tagBytes;
const algorithm = 'aes-256-gcm';

function nonceOf(chunk: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(chunk, 5, 6);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

/** What a finished file is: SHA-256 of its plain bytes in upper-case hexadecimal, their number, the key of its seal. */
export interface Sealed {
  readonly sha256: string;
  readonly bytes: number;
  readonly key: Buffer;
}

/** Seals a file as its bytes come. Holds one chunk in memory, whatever the file's size. */
export class SealedWriter {
  readonly path: string;
  readonly #file: FileHandle;
  readonly #key = randomBytes(32);
  readonly #hash = createHash('sha256');
  #pending = Buffer.alloc(0);
  #chunks = 0;
  #bytes = 0;

  private constructor(path: string, file: FileHandle) {
    this.path = path;
    this.#file = file;
  }

  /** @param path of a file that is not there yet */
  static async create(path: string): Promise<SealedWriter> {
    return new SealedWriter(path, await open(path, 'wx', 0o600));
  }

  /** Plain bytes so far. */
  get bytes(): number {
    return this.#bytes;
  }

  async write(piece: Uint8Array): Promise<void> {
    this.#hash.update(piece);
    this.#bytes += piece.length;
    const plain = Buffer.concat([this.#pending, piece]);
    const sealed: Buffer[] = [];
    let from = 0;
    // The last chunk is known by the end alone: a full one waits for the byte behind it.
    for (; plain.length - from > chunkBytes; from += chunkBytes)
      sealed.push(...this.#seal(plain.subarray(from, from + chunkBytes), false));
    this.#pending = plain.subarray(from);
    if (sealed.length > 0) await this.#file.appendFile(Buffer.concat(sealed));
  }

  /** Writes the last chunk and brings all of it to the disk; to be closed all the same. */
  async finish(): Promise<Sealed> {
    await this.#file.appendFile(Buffer.concat(this.#seal(this.#pending, true)));
    await this.#file.sync();
    return { sha256: this.#hash.digest('hex').toUpperCase(), bytes: this.#bytes, key: this.#key };
  }

  /** Lets go of the file, finished or not. */
  async close(): Promise<void> {
    await this.#file.close();
  }

  #seal(plain: Buffer, isLast: boolean): Buffer[] {
    const cipher = createCipheriv(algorithm, this.#key, nonceOf(this.#chunks, isLast));
    this.#chunks += 1;
    return [cipher.update(plain), cipher.final(), cipher.getAuthTag()];
  }
}

/** A sealed file was changed, cut off or opened with another file's key. */
export class SealBroken extends Error {}

/** Opens a sealed file at any place; every byte it gives has been authenticated. */
export class SealedReader {
  readonly bytes: number;
  readonly #file: FileHandle;
  readonly #key: Buffer;

  private constructor(file: FileHandle, { bytes, key }: Omit<Sealed, 'sha256'>) {
    this.#file = file;
    this.bytes = bytes;
    this.#key = key;
  }

  static async open(path: string, sealed: Omit<Sealed, 'sha256'>): Promise<SealedReader> {
    return new SealedReader(await open(path, 'r'), sealed);
  }

  /**
   * Plain bytes from `offset` on, fewer than `length` only at the end.
   *
   * @throws SealBroken
   */
  async read(offset: number, length: number): Promise<Buffer> {
    const end = Math.min(offset + length, this.bytes);
    if (offset >= end) return Buffer.alloc(0);
    const first = Math.floor(offset / chunkBytes);
    const last = Math.floor((end - 1) / chunkBytes);
    const lastOfFile = Math.floor((this.bytes - 1) / chunkBytes);
    const sealed = Buffer.alloc((last - first + 1) * sealedChunkBytes);
    const { bytesRead } = await this.#file.read(sealed, 0, sealed.length, first * sealedChunkBytes);
    const plain: Buffer[] = [];
    for (let chunk = first; chunk <= last; chunk += 1) {
      const at = (chunk - first) * sealedChunkBytes;
      plain.push(
        this.#open(
          sealed.subarray(at, Math.min(at + sealedChunkBytes, bytesRead)),
          chunk,
          chunk === lastOfFile,
        ),
      );
    }
    const from = offset - first * chunkBytes;
    return Buffer.concat(plain).subarray(from, from + end - offset);
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  #open(sealed: Buffer, chunk: number, isLast: boolean): Buffer {
    if (sealed.length < tagBytes) throw new SealBroken();
    const plainBytes = sealed.length - tagBytes;
    const decipher = createDecipheriv(algorithm, this.#key, nonceOf(chunk, isLast), {
      authTagLength: tagBytes,
    });
    decipher.setAuthTag(sealed.subarray(plainBytes));
    const plain = decipher.update(sealed.subarray(0, plainBytes));
    try {
      decipher.final();
    } catch {
      throw new SealBroken();
    }
    return plain;
  }
}
