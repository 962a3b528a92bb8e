import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip, zstdDecompress } from 'node:zlib';

/** A body may grow this many times when it is unpacked, so that a small one can't fill the memory. */
const LARGEST_GROWTH = 20;

const decoders: Partial<Record<string, (body: Buffer, limit: number) => Promise<Buffer>>> = {
  identity: async (body) => body,
  gzip: (body, maxOutputLength) => promisify(gunzip)(body, { maxOutputLength }),
  zstd: (body, maxOutputLength) => promisify(zstdDecompress)(body, { maxOutputLength }),
};

/**
 * Reads and unpacks a request's body of at most `limit` bytes as they travel. The other cases are HTTP statuses:
 * 413 too large, 415 in a coding nobody here speaks, 400 not in the coding it says.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | 400 | 413 | 415> {
  const decode = decoders[request.headers['content-encoding'] ?? 'identity'];
  const chunks: Buffer[] = [];
  let length = 0;
  // A body that is too large is read to its end and dropped: who is cut off while sending never hears why.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= limit) chunks.push(chunk);
  }
  if (length > limit) return 413;
  if (decode === undefined) return 415;
  try {
    return await decode(Buffer.concat(chunks), limit * LARGEST_GROWTH);
  } catch (error) {
    return error instanceof RangeError ? 413 : 400;
  }
}
