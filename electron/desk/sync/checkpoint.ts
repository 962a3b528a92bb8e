import { type KeyObject, verify } from 'node:crypto';
import type { Checkpoint } from '../../contract/core.ts';
import type { JournalEntry } from '../../contract/journal-entry.ts';
import { canonicalJson } from '../journal/canonical-json.ts';

/**
 * Whether the core's word fits what it was sent: signed by its checkpoint key, for this terminal, and naming exactly
 * an entry of the batch with that entry's hash. Anything else is a contradiction.
 */
export function checkpointFits(
  checkpoint: Checkpoint,
  batch: readonly JournalEntry[],
  checkpointKey: KeyObject,
): boolean {
  const { signature, ...said } = checkpoint;
  const entry = batch.find((sent) => sent.seq === checkpoint.seq);
  return (
    entry !== undefined &&
    entry.hash === checkpoint.hash &&
    entry.epoch === checkpoint.epoch &&
    entry.terminalId === checkpoint.terminalId &&
    verify(
      'sha256',
      Buffer.from(canonicalJson(said)),
      { key: checkpointKey, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'hex'),
    )
  );
}
