import { createDecipheriv, createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from '../../../electron/desk/database/connect.ts';

/** Bytes of a chunk, and of the tag behind it. */
const [chunk, tag] = [64 * 1024, 16];

/**
 * Papers that the database knows and the disk does not give back, byte for byte; read without the product's code.
 *
 * @param dataFolder of a terminal that does not run
 */
export function brokenPapers(connection: Connection, dataFolder: string): string[] {
  return connection
    .prepare<[], { sha256: string; key: Buffer }>('SELECT sha256, key FROM evidence_content')
    .all()
    .filter(({ sha256, key }) => {
      const file = join(dataFolder, 'evidence', sha256);
      return !existsSync(file) || hashOf(readFileSync(file), key) !== sha256;
    })
    .map(({ sha256 }) => `the paper ${sha256} is not on the disk`);
}

/** SHA-256 of what a sealed file holds; null where its seal is broken. */
function hashOf(sealed: Buffer, key: Buffer): string | null {
  const hash = createHash('sha256');
  for (let n = 0; n * (chunk + tag) < sealed.length; n += 1) {
    const from = n * (chunk + tag);
    const to = Math.min(from + chunk + tag, sealed.length);
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(n, 7);
    nonce[11] = to === sealed.length ? 1 : 0;
    const cipher = createDecipheriv('aes-256-gcm', key, nonce);
    cipher.setAuthTag(sealed.subarray(to - tag, to));
    try {
      hash.update(cipher.update(sealed.subarray(from, to - tag)));
      cipher.final();
    } catch {
      return null;
    }
  }
  return hash.digest('hex').toUpperCase();
}
