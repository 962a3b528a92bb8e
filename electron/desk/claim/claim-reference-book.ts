import type { Database } from 'better-sqlite3';
import { ClaimReference } from '../../contract/claim-reference.ts';
import type { CalendarDate } from '../../contract/moment.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';

/**
 * The reference data of claims in force on a date.
 *
 * @returns problem ClaimReferenceMissing
 */
export function claimReferenceOn(connection: Database, date: CalendarDate): Result<ClaimReference> {
  const value = connection
    .prepare<[string], string>(`
      SELECT value FROM claim_reference WHERE effective_from <= ?
      ORDER BY effective_from DESC, version_no DESC LIMIT 1`)
    .pluck()
    .get(date);
  return value === undefined
    ? fail('ClaimReferenceMissing')
    : succeed(ClaimReference.parse(JSON.parse(value)));
}
