import { createHash } from 'node:crypto';

/** Algorithms of the checksum extension here (tus 1.0: SHA-1 must be among them). */
export const CHECKSUM_ALGORITHMS = ['sha1', 'sha256'];

/**
 * Whether a piece is what its `Upload-Checksum` says. The other cases are HTTP statuses of the extension: 400 for an
 * algorithm nobody here has, 460 for other bytes. A piece without the header is not checked.
 */
export function checkPiece(header: string | undefined, piece: Uint8Array): 'RIGHT' | 400 | 460 {
  if (header === undefined) return 'RIGHT';
  const [algorithm = '', expected] = header.split(' ');
  if (!CHECKSUM_ALGORITHMS.includes(algorithm)) return 400;
  return createHash(algorithm).update(piece).digest('base64') === expected ? 'RIGHT' : 460;
}
