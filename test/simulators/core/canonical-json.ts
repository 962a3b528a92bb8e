import { createHash } from 'node:crypto';

/**
 * JSON in the one form that is hashed and signed (RFC 8785): no white space, object keys in the order of their UTF-16
 * code units, strings and numbers as ECMAScript writes them.
 *
 * Written for the core alone, so that it checks the terminals' canonicaliser instead of sharing its mistakes.
 * Throws on what JSON has no word for: undefined, functions, NaN and infinities, and lone surrogates (RFC 8785 §3.2.2.2).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return canonicalString(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') {
    const members = Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${canonicalString(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  throw new TypeError(`no JSON for ${typeof value} ${String(value)}`);
}

/** SHA-256 of a value's canonical JSON, upper-case hexadecimal. */
export const canonicalHash = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex').toUpperCase();

function canonicalString(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('lone surrogate in a string');
  return JSON.stringify(text);
}
