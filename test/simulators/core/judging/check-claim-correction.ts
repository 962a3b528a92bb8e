import type { JournalEntry, JournalPayload } from '../../../../electron/contract/journal-entry.ts';
import type { CoreDatabase } from '../core-database.ts';
import { storedEntry } from './issuance-file.ts';
import type { RejectionCode } from './rejection.ts';
import { isSuperseded, rejectionIn } from './supersession.ts';

/**
 * A correction takes the place of an entry of the same terminal that filed this very claim for this customer under this
 * number, that the core has rejected and offered to have corrected, and whose place nothing else has taken.
 */
export function checkClaimCorrection(
  database: CoreDatabase,
  { terminalId }: JournalEntry,
  { supersedes, claimId, provisionalNo, who }: JournalPayload<'ClaimCorrected'>,
): RejectionCode | undefined {
  const entry = storedEntry(database, terminalId, supersedes.seq);
  const before = entry?.payload as { provisionalNo?: unknown; who?: { customerNo?: unknown } } | undefined;
  const isSame =
    entry?.id === supersedes.id &&
    (entry.type === 'ClaimFiled' || entry.type === 'ClaimCorrected') &&
    entry.payload.claimId === claimId &&
    before?.provisionalNo === provisionalNo &&
    before.who?.customerNo === who.customerNo;
  if (!isSame) return 'SUPERSEDED_UNKNOWN';
  if (isSuperseded(database, terminalId, supersedes.seq)) return 'SUPERSEDED_BEFORE';
  return rejectionIn(database, supersedes.id)?.ways.includes('CORRECT') ? undefined : 'WAY_NOT_OFFERED';
}
