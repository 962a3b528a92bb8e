/** A query that yields the `started_by` of the issuances that were asked for, once each, and what it is bound to. */
export interface FoundIssuances {
  readonly found: string;
  readonly wanted: readonly string[];
}

/** Behind every text that begins like the one before it. */
const behindAll = '\u{10FFFF}';

/**
 * Any part of a name, or any three digits or more in a row of a number, by the indexes of migration 0002. A number may
 * be typed with spaces, hyphens, commas and 원, and at full width; one or two digits stand in nearly every number and
 * leave out nothing, like no query at all.
 */
export function findIssuances(query: string): FoundIssuances {
  const digits = query.normalize('NFKC').replace(/(?<=[0-9])원$|[\s,\p{Dash}]/gu, '');
  if (/[^0-9]/.test(digits)) {
    const name = query.normalize('NFC');
    return {
      found: 'SELECT DISTINCT started_by FROM issuance_name_part WHERE part >= ? AND part < ?',
      wanted: [name, name + behindAll],
    };
  }
  if (digits.length < 3) return { found: 'SELECT started_by FROM issuance', wanted: [] };
  return {
    found: 'SELECT rowid AS started_by FROM issuance_number WHERE issuance_number MATCH ?',
    wanted: [`"${digits}"`],
  };
}
