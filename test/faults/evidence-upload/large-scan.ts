import { createCipheriv, createHash } from 'node:crypto';

const head = Buffer.from('%PDF-1.7\n%');
const tail = Buffer.from('\nstartxref\n0\n%%EOF\n');

/** A PDF in form of so many bytes, made as it is read: nobody ever holds all of it. */
export function* largeScan(bytes: number, pieceBytes: number, seed: number): Generator<Buffer> {
  const key = createHash('sha256').update(String(seed)).digest();
  const noise = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
  for (let offset = 0; offset < bytes; offset += pieceBytes) {
    const piece = noise.update(Buffer.alloc(Math.min(pieceBytes, bytes - offset)));
    if (offset === 0) head.copy(piece);
    if (offset + piece.length === bytes) tail.copy(piece, piece.length - tail.length);
    yield piece;
  }
}
