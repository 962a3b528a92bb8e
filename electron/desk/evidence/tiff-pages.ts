import { mostPixels, type ReadAt } from './bounds.ts';

/** Pages of one file; a scanner's feeder takes some hundred sheets. */
const mostPages = 5_000;
/** Fields of one page looked at; programs write about twenty. */
const mostFields = 200;

const imageWidth = 256;
const imageLength = 257;
const short = 3;

/**
 * Follows the chain of a TIFF's pages (TIFF 6.0, section 2: each image file directory names the next one) and counts
 * them. A chain that turns back into itself or leaves the file is damage.
 */
export async function countTiffPages(bytes: number, read: ReadAt): Promise<number | 'DAMAGED' | 'TOO_LARGE'> {
  const header = await read(0, 8);
  if (header.length < 8) return 'DAMAGED';
  const isLittle = header.toString('latin1', 0, 2) === 'II';
  const word = (from: Buffer, at: number) => (isLittle ? from.readUInt16LE(at) : from.readUInt16BE(at));
  const long = (from: Buffer, at: number) => (isLittle ? from.readUInt32LE(at) : from.readUInt32BE(at));

  const seen = new Set<number>();
  let at = long(header, 4);
  while (at !== 0) {
    if (seen.has(at) || seen.size === mostPages || at + 6 > bytes) return 'DAMAGED';
    seen.add(at);
    const count = word(await read(at, 2), 0);
    if (count === 0 || count > mostFields) return 'DAMAGED';
    const directory = await read(at + 2, count * 12 + 4);
    if (directory.length < count * 12 + 4) return 'DAMAGED';
    const numberUnder = (tag: number): number => {
      for (let field = 0; field < count * 12; field += 12)
        if (word(directory, field) === tag)
          return word(directory, field + 2) === short
            ? word(directory, field + 8)
            : long(directory, field + 8);
      return 0;
    };
    const pixels = numberUnder(imageWidth) * numberUnder(imageLength);
    if (pixels === 0) return 'DAMAGED';
    if (pixels > mostPixels) return 'TOO_LARGE';
    at = long(directory, count * 12);
  }
  return seen.size === 0 ? 'DAMAGED' : seen.size;
}
