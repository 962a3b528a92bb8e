import { randomBytes } from 'node:crypto';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  SealBroken,
  type Sealed,
  SealedReader,
  SealedWriter,
} from '../../../../electron/desk/evidence/sealed-file.ts';
import { sha256 } from '../../../integration/simulated-core/test-terminal.ts';
import { scratchFolder } from '../scratch-folder.ts';

const chunk = 64 * 1024;
const sealedChunk = chunk + 16;

async function seal(plain: Buffer, pieceBytes = plain.length) {
  const path = join(scratchFolder(), 'sealed');
  const writer = await SealedWriter.create(path);
  for (let from = 0; from < plain.length; from += pieceBytes)
    await writer.write(plain.subarray(from, from + pieceBytes));
  const sealed = await writer.finish();
  await writer.close();
  return { path, sealed };
}

async function open(path: string, sealed: Sealed, offset = 0, length = sealed.bytes): Promise<Buffer> {
  const reader = await SealedReader.open(path, sealed);
  try {
    return await reader.read(offset, length);
  } finally {
    await reader.close();
  }
}

describe('a sealed file', () => {
  test.each([1, chunk - 1, chunk, chunk + 1, 3 * chunk, 3 * chunk + 7])(
    'of %i bytes opens as what it was, and its hash is that of the plain bytes',
    async (bytes) => {
      const plain = randomBytes(bytes);
      const { path, sealed } = await seal(plain, 100_000);
      expect(sealed).toMatchObject({ bytes, sha256: sha256(plain) });
      expect((await open(path, sealed)).equals(plain)).toBe(true);
    },
  );

  test('opens at any place, however it was written', async () => {
    const plain = randomBytes(5 * chunk + 123);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 4_000, max: 200_000 }),
        fc.nat(plain.length + 10),
        fc.nat(3 * chunk),
        async (pieceBytes, offset, length) => {
          const { path, sealed } = await seal(plain, pieceBytes);
          const read = await open(path, sealed, offset, length);
          expect(read.equals(plain.subarray(offset, offset + length))).toBe(true);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('shows nothing of what is in it, and is another file every time', async () => {
    const plain = Buffer.alloc(2 * chunk, 'RESIDENT NUMBER 900101-1234567 ');
    const [one, other] = [await seal(plain), await seal(plain)];
    const bytes = readFileSync(one.path);
    expect(bytes.includes('RESIDENT')).toBe(false);
    expect(bytes.equals(readFileSync(other.path))).toBe(false);
  });

  const ways: Record<string, (bytes: Buffer) => Buffer> = {
    'a changed byte': (bytes) => {
      bytes[sealedChunk + 5] = (bytes[sealedChunk + 5] ?? 0) ^ 1;
      return bytes;
    },
    'a changed tag': (bytes) => {
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
      return bytes;
    },
    'two chunks in each other’s place': (bytes) =>
      Buffer.concat([
        bytes.subarray(sealedChunk, 2 * sealedChunk),
        bytes.subarray(0, sealedChunk),
        bytes.subarray(2 * sealedChunk),
      ]),
    'its last chunk cut off': (bytes) => bytes.subarray(0, 2 * sealedChunk),
    'a torn end': (bytes) => bytes.subarray(0, bytes.length - 3),
    'nothing left': () => Buffer.alloc(0),
  };
  test.each(Object.entries(ways))('with %s is refused', async (_name, change) => {
    const { path, sealed } = await seal(randomBytes(2 * chunk + 50));
    writeFileSync(path, change(readFileSync(path)));
    await expect(open(path, sealed)).rejects.toThrow(SealBroken);
  });

  test('shortened to whole chunks is refused even when somebody says that it was shorter', async () => {
    const { path, sealed } = await seal(randomBytes(2 * chunk + 50));
    truncateSync(path, 2 * sealedChunk);
    await expect(open(path, { ...sealed, bytes: 2 * chunk })).rejects.toThrow(SealBroken);
  });

  test('does not open with the key of another', async () => {
    const [one, other] = [await seal(randomBytes(100)), await seal(randomBytes(100))];
    await expect(open(one.path, other.sealed)).rejects.toThrow(SealBroken);
  });
});
