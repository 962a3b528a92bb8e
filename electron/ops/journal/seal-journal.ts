import { type KeyObject, randomUUID } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import { CompactEncrypt } from 'jose';
import { largestPart, type SealedEntries, type SealLabel } from '../../contract/sealed-journal.ts';
import type { StoredEntries } from '../../desk/journal/stored-entries.ts';
import { keyFingerprint } from './key-fingerprint.ts';

/** What of a journal is sealed, and for whom. */
export interface Sealing {
  readonly terminalId: string;
  readonly firstSeq: number;
  /** Not before `firstSeq`. */
  readonly throughSeq: number;
  /** The core's key (ECDH, P-256); whoever holds its other half reads the file, nobody else. */
  readonly sealingKey: KeyObject;
}

/**
 * The lines of a sealed export (`contract/sealed-journal.ts`). Needs no transaction: entries never change, so a running
 * application only adds behind them.
 */
export async function sealLines(entries: StoredEntries, sealing: Sealing): Promise<string[]> {
  const { terminalId, firstSeq, throughSeq, sealingKey } = sealing;
  const kid = keyFingerprint(sealingKey.export({ format: 'der', type: 'spki' }));
  const sealId = randomUUID();
  const parts = Math.ceil((throughSeq - firstSeq + 1) / largestPart);
  const lines: string[] = [];
  for (let part = 1; part <= parts; part += 1) {
    const first = firstSeq + (part - 1) * largestPart;
    const last = Math.min(first + largestPart - 1, throughSeq);
    const label: SealLabel = {
      format: 'branch-teller-sealed-journal',
      version: 1,
      sealId,
      terminalId,
      part,
      parts,
      firstSeq: first,
      lastSeq: last,
      throughSeq,
    };
    const content: SealedEntries = { entries: entries.after(first - 1, last - first + 1) };
    const sealed = await new CompactEncrypt(zstdCompressSync(JSON.stringify(content)))
      .setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM', kid, cty: 'zstd', label })
      .encrypt(sealingKey);
    lines.push(`${sealed}\n`);
  }
  return lines;
}
