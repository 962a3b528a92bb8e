import { crc32, inflateSync } from 'node:zlib';

/** Bytes of a drawing: the pad's are some ten thousand. */
const largestDrawing = 1024 * 1024;
/** Pixels of a drawing; the pad has 400,000. */
const mostPixels = 4_000_000;

/** Bytes of a pixel by colour type (PNG, 11.2.2); a canvas writes these two alone. */
const pixelBytes: Readonly<Record<number, number>> = { 2: 3, 6: 4 };
/** Filter types of a line (PNG, 9.2) are 0 to this. */
const lastFilter = 4;

/**
 * Whether bytes are a drawing as the pad makes them: a PNG of eight bits a channel, not interlaced, every part of it
 * whole. What draws papers trusts a picture's lengths and sizes: a damaged one would make it fill the memory or never end.
 */
export function isDrawing(bytes: Buffer): boolean {
  if (bytes.length > largestDrawing || bytes.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return false;
  const chunks = chunksOf(bytes);
  const head = chunks?.[0];
  if (chunks === null || head?.type !== 'IHDR' || head.data.length !== 13) return false;
  const [width, height] = [head.data.readUInt32BE(0), head.data.readUInt32BE(4)];
  const [bits, colour = 0, compression, filter, interlace] = head.data.subarray(8);
  const perPixel = pixelBytes[colour];
  if (bits !== 8 || perPixel === undefined || compression !== 0 || filter !== 0 || interlace !== 0)
    return false;
  if (width === 0 || height === 0 || width * height > mostPixels) return false;
  const line = 1 + width * perPixel;
  const packed = chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data);
  const lines = unpacked(Buffer.concat(packed), height * line);
  if (lines === null) return false;
  for (let at = 0; at < lines.length; at += line) if ((lines[at] ?? 0) > lastFilter) return false;
  return true;
}

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/** The chunks up to the end mark, each with its right checksum (PNG, 5.3); null where one is damaged or none ends it. */
function chunksOf(bytes: Buffer): Chunk[] | null {
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 8 + bytes.readUInt32BE(at);
    if (end + 4 > bytes.length || crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) return null;
    const chunk = { type: bytes.toString('latin1', at + 4, at + 8), data: bytes.subarray(at + 8, end) };
    // Colours and transparency of another kind, and moving pictures, are no pen's.
    if (!known.has(chunk.type)) return null;
    chunks.push(chunk);
    if (chunk.type === 'IEND')
      return chunks.filter(({ type }) => type === 'IHDR').length === 1 ? chunks : null;
    at = end + 4;
  }
  return null;
}

/** The parts of a picture, and words about it that change nothing of how it is drawn. */
const known: ReadonlySet<string> = new Set([
  'IHDR',
  'IDAT',
  'IEND',
  'sRGB',
  'gAMA',
  'cHRM',
  'pHYs',
  'sBIT',
  'bKGD',
]);

/** What was packed, if it is exactly so many bytes. */
function unpacked(packed: Buffer, bytes: number): Buffer | null {
  try {
    const whole = inflateSync(packed, { maxOutputLength: bytes });
    return whole.length === bytes ? whole : null;
  } catch {
    // Damaged, or more than there are pixels.
    return null;
  }
}
