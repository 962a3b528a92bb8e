import { type KeyObject, verify } from 'node:crypto';
import type { Checkpoint } from '../../contract/core.ts';
import type { JournalEntry } from '../../contract/journal-entry.ts';
import { canonicalJson } from '../journal/canonical-json.ts';

/**
 * Whether the core's word is its own and of this journal: signed by its checkpoint key, for this terminal, and naming
 * the entry we hold under that number by its hash. It may reach further than the last batch: an earlier one may have
 * arrived whose answer was lost. Anything else is a contradiction.
 *
 * @param entry ours with the checkpoint's number; undefined where there is none
 */
export function checkpointFits(
  checkpoint: Checkpoint,
  entry: JournalEntry | undefined,
  checkpointKey: KeyObject,
): boolean {
  const { signature, ...said } = checkpoint;
  return (
    entry !== undefined &&
    entry.seq === checkpoint.seq &&
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
