import type { ClaimState } from '../../../contract/claim-follow-up.ts';

/** A query that yields the `filed_by` of the claims that were asked for, once each, and what it is bound to. */
export interface FoundClaims {
  readonly found: string;
  readonly wanted: readonly string[];
}

/** Behind every text that begins like the one before it. */
const behindAll = '\u{10FFFF}';

/**
 * Any part of a name, or any three digits or more in a row of a number, by the indexes of migration 0019. A number may be
 * typed with spaces, hyphens, its leading letter and at full width; a date finds what was filed on it, because it is a
 * part of the claim's number. One or two digits leave out nothing, like no query at all.
 */
export function findClaims(query: string, state: ClaimState | null): FoundClaims {
  const number = query
    .normalize('NFKC')
    .replace(/[\s.\p{Dash}]/gu, '')
    .replace(/^[A-Za-z](?=[0-9])/, '');
  if (/[^0-9]/.test(number)) {
    const name = query.normalize('NFC');
    return foundBy('claim_name_part', 'part >= ? AND part < ?', 'filed_by', [name, name + behindAll], state);
  }
  if (number.length < 3)
    return state === null
      ? { found: 'SELECT filed_by FROM claim', wanted: [] }
      : { found: 'SELECT filed_by FROM claim WHERE state = ?', wanted: [state] };
  return foundBy('claim_number', 'claim_number MATCH ?', 'rowid', [`"${number}"`], state);
}

function foundBy(
  table: string,
  condition: string,
  key: string,
  wanted: readonly string[],
  state: ClaimState | null,
): FoundClaims {
  const plain = `SELECT DISTINCT ${table}.${key} AS filed_by FROM ${table}`;
  if (state === null) return { found: `${plain} WHERE ${condition}`, wanted };
  // From the index of names or numbers to the claim, never the other way.
  return {
    found: `${plain} CROSS JOIN claim c ON c.filed_by = ${table}.${key} WHERE ${condition} AND c.state = ?`,
    wanted: [...wanted, state],
  };
}
