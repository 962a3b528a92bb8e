import type { Claim } from '../../contract/claim.ts';
import { claimRecords } from '../../contract/claim-records.ts';
import type { JournalEntry } from '../../contract/journal-entry.ts';

/** The claim that an entry has filed or corrected; throws for any other entry, and for one that was erased. */
export function claimOf({ type, payload }: JournalEntry): Claim {
  if (type === 'ClaimFiled') return claimRecords.ClaimFiled.parse(payload);
  const { supersedes: _supersedes, leftOut: _leftOut, ...claim } = claimRecords.ClaimCorrected.parse(payload);
  return claim;
}
