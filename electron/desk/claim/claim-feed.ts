import type { Database } from 'better-sqlite3';
import type { CaseElsewhere, ClaimProgress } from '../../contract/claim-progress.ts';
import type { ClaimReference } from '../../contract/claim-reference.ts';
import type { Heard } from '../stock/stock-list.ts';

/** Keeps a set of reference data, unless it is the one there is; part of the feed's transaction. */
export function saveClaimReference(connection: Database, reference: ClaimReference, { at }: Heard): void {
  connection
    .prepare(`
      INSERT INTO claim_reference (effective_from, value, received_at)
      SELECT @effectiveFrom, @value, @at
      WHERE @value IS NOT (
        SELECT value FROM claim_reference WHERE effective_from = @effectiveFrom ORDER BY version_no DESC LIMIT 1)`)
    .run({ effectiveFrom: reference.effectiveFrom, value: JSON.stringify(reference), at });
}

/** Notes a step in the course of a case, once. */
export function saveClaimProgress(connection: Database, progress: ClaimProgress): void {
  const { coreNo, progressNo, claimId, at, event } = progress;
  connection
    .prepare('INSERT INTO claim_progress VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING')
    .run(coreNo, progressNo, claimId, at, JSON.stringify(event));
}

/** Keeps what the core last said of a case that was filed elsewhere. */
export function saveCaseElsewhere(connection: Database, one: CaseElsewhere): void {
  connection
    .prepare(`
      INSERT INTO case_elsewhere VALUES (@coreNo, @customerNo, @kind, @filedAt, @channel, @branchNo, @state, @accidentOn)
      ON CONFLICT DO UPDATE SET state = excluded.state, accident_on = excluded.accident_on`)
    .run(one);
}
