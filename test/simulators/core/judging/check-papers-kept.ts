import type { JournalEntry, JournalPayload } from '../../../../electron/contract/journal-entry.ts';
import type { CoreDatabase } from '../core-database.ts';
import { storedEntry } from './issuance-file.ts';
import type { RejectionCode } from './rejection.ts';

type Correction = JournalPayload<'ClaimCorrected'>;

/**
 * Every paper that the superseded entry listed, or left out, is either listed or left out now, and none is both; the
 * signed form is a new one.
 */
export function checkPapersKept(
  database: CoreDatabase,
  { terminalId }: JournalEntry,
  { supersedes, evidence, leftOut }: Correction,
): RejectionCode | undefined {
  const before = storedEntry(database, terminalId, supersedes.seq)?.payload as
    | Partial<Correction>
    | undefined;
  const once = [...(before?.evidence?.files ?? []), ...(before?.leftOut ?? [])];
  const now = [...evidence.files, ...leftOut].map(({ fileId }) => fileId);
  const isSaid =
    new Set(now).size === now.length &&
    once.every(({ fileId, paper }) => paper === 'CLAIM_FORM' || now.includes(fileId));
  return isSaid ? undefined : 'CLAIM_PAPERS_DROPPED';
}
