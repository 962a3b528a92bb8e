import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** The one byte form of a JSON value that hashes and signatures cover: RFC 8785, UTF-8. Throws on what JSON can't say. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('not a JSON value');
  return text;
}

/** SHA-256 of a value's canonical JSON, upper-case hexadecimal. */
export function canonicalHash(value: unknown): string {
  return sha256(canonicalJson(value));
}

/** SHA-256 of text in UTF-8 or of bytes, upper-case hexadecimal. */
export function sha256(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex').toUpperCase();
}
