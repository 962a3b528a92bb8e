import type { Database } from 'better-sqlite3';
import type { ReferenceCode, Words } from '../../../contract/claim-reference.ts';
import type { CalendarDate } from '../../../contract/moment.ts';
import { claimReferenceOn } from '../claim-reference-book.ts';

/**
 * Why something was destroyed, as the reference data of that day words the rule.
 *
 * @param rule as the entry of the destruction names it
 * @param destroyedOn business date of that entry
 * @returns the rule's code where that day's reference data is not at this terminal, as on one that was restored
 */
export function retentionBasis(connection: Database, rule: ReferenceCode, destroyedOn: CalendarDate): Words {
  const reference = claimReferenceOn(connection, destroyedOn);
  const known = reference.ok ? reference.value.retention.find((one) => one.rule === rule) : undefined;
  return known?.basis ?? { ko: rule, en: rule };
}
