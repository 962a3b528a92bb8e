import { createDecipheriv } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

const pageBytes = 4_096;
/** At the end of every page: 16 bytes of IV and 64 of HMAC-SHA-512. */
const reservedBytes = 80;
/** The first page begins with its salt in clear. */
const saltBytes = 16;
const walHeaderBytes = 32;
const frameHeaderBytes = 24;

/**
 * Every page of an encrypted database and of its log, decrypted by nothing but AES: what SQLite no longer shows is in
 * here as well (SQLCipher 4 with a raw key: AES-256-CBC, page size 4096).
 */
export function decryptedPages(file: string, key: string): Buffer {
  const pages: Buffer[] = [];
  const take = (page: Buffer, isFirst: boolean) => {
    const iv = page.subarray(pageBytes - reservedBytes, pageBytes - reservedBytes + 16);
    const decipher = createDecipheriv('aes-256-cbc', Buffer.from(key, 'hex'), iv).setAutoPadding(false);
    const content = page.subarray(isFirst ? saltBytes : 0, pageBytes - reservedBytes);
    pages.push(Buffer.concat([decipher.update(content), decipher.final()]));
  };
  const database = readFileSync(file);
  for (let at = 0; at < database.length; at += pageBytes)
    take(database.subarray(at, at + pageBytes), at === 0);
  const log = existsSync(`${file}-wal`) ? readFileSync(`${file}-wal`) : Buffer.alloc(0);
  for (let at = walHeaderBytes; at < log.length; at += frameHeaderBytes + pageBytes) {
    const page = log.subarray(at + frameHeaderBytes, at + frameHeaderBytes + pageBytes);
    take(page, log.readUInt32BE(at) === 1);
  }
  return Buffer.concat(pages);
}
