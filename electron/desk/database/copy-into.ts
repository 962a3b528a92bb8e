import { writeFileSync } from 'node:fs';
import type { Connection } from './connect.ts';

/**
 * Copies a database, with what stands in its log alone, into a new file of its owner's: SQLite's own copy
 * (`VACUUM INTO`) from one reading transaction, encrypted with the same key.
 */
export function copyInto(file: string, source: Connection): void {
  // SQLite takes an empty file as it is, and this one is its owner's alone.
  writeFileSync(file, '', { mode: 0o600 });
  source.prepare('VACUUM INTO ?').run(file);
}
