import type { Claim } from '../../../../electron/contract/claim.ts';
import type { ClaimProgress, ProgressEvent } from '../../../../electron/contract/claim-progress.ts';
import type { JournalEntry } from '../../../../electron/contract/journal-entry.ts';
import { instantOf, seoulDateOf } from '../../../../electron/contract/moment.ts';
import type { CoreDatabase } from '../core-database.ts';
import { publish } from '../feed.ts';

/** What is known of every accepted claim. */
interface AcceptedClaim {
  readonly claimId: string;
  readonly coreNo: string;
  /** Where it was filed. */
  readonly terminalId: string;
}

/** Enters an accepted claim. */
export function enterClaim(
  database: CoreDatabase,
  entry: JournalEntry,
  { claimId, who, what }: Claim,
  coreNo: string,
): void {
  database
    .prepare('INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?)')
    .run(claimId, coreNo, entry.terminalId, entry.seq, who.customerNo, seoulDateOf(Date.parse(what.beganAt)));
}

/** The next step in the course of a claim: written into the books, and told to the terminal it was filed at. */
export function advanceClaim(
  database: CoreDatabase,
  { claimId, coreNo, terminalId }: AcceptedClaim,
  event: ProgressEvent,
): void {
  const progressNo = courseOf(database, coreNo).length + 1;
  const progress: ClaimProgress = { coreNo, progressNo, claimId, at: instantOf(Date.now()), event };
  database
    .prepare('INSERT INTO claim_step VALUES (?, ?, ?, ?)')
    .run(coreNo, progressNo, progress.at, JSON.stringify(event));
  publish(database, { kind: 'claimProgress', progress }, { terminalId });
}

/** What has happened to a case so far, in order. */
export const courseOf = (database: CoreDatabase, coreNo: string): ProgressEvent[] =>
  database
    .prepare<[string], string>('SELECT event FROM claim_step WHERE core_no = ? ORDER BY progress_no')
    .pluck()
    .all(coreNo)
    .map((event) => JSON.parse(event));
