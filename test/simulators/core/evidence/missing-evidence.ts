import type { CoreDatabase } from '../core-database.ts';

/** Those of these contents that have not come whole, every byte compared by its hash: a claim that lists one waits. */
export function missingEvidence(database: CoreDatabase, hashes: readonly string[]): string[] {
  const isHeld = database.prepare('SELECT 1 FROM evidence WHERE sha256 = ?');
  return hashes.filter((sha256) => isHeld.get(sha256) === undefined);
}
