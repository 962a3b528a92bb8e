import { ClaimReference } from '../../../../electron/contract/claim-reference.ts';
import type { CoreDatabase } from '../core-database.ts';
import { publish } from '../feed.ts';

/** Enters a set of reference data of claims and tells every branch. */
export function registerClaimReference(database: CoreDatabase, reference: ClaimReference): void {
  database
    .prepare('INSERT INTO claim_reference (effective_from, reference) VALUES (?, ?)')
    .run(reference.effectiveFrom, JSON.stringify(reference));
  publish(database, { kind: 'claimReference', reference }, 'ALL');
}

/** The set in force on a date. */
export function claimReferenceOn(database: CoreDatabase, date: string): ClaimReference | undefined {
  const text = database
    .prepare<[string], string>(
      'SELECT reference FROM claim_reference WHERE effective_from <= ? ORDER BY effective_from DESC LIMIT 1',
    )
    .pluck()
    .get(date);
  return text === undefined ? undefined : ClaimReference.parse(JSON.parse(text));
}
