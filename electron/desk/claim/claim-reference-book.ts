import type { Database, Statement } from 'better-sqlite3';
import { ClaimReference } from '../../contract/claim-reference.ts';
import type { CalendarDate } from '../../contract/moment.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';

/** The statement of a connection, and the sets it has given: a list of claims asks for each line, and there are a few a year. */
interface Reading {
  readonly statement: Statement<[string], string>;
  readonly parsed: Map<string, ClaimReference>;
}

const readings = new WeakMap<Database, Reading>();
/** Sets kept parsed; an old claim asks for its own. */
const mostKept = 8;

/**
 * The reference data of claims in force on a date.
 *
 * @returns problem ClaimReferenceMissing
 */
export function claimReferenceOn(connection: Database, date: CalendarDate): Result<ClaimReference> {
  const { statement, parsed } = readings.get(connection) ?? firstReading(connection);
  const text = statement.get(date);
  if (text === undefined) return fail('ClaimReferenceMissing');
  const known = parsed.get(text);
  if (known !== undefined) return succeed(known);
  const reference = ClaimReference.parse(JSON.parse(text));
  if (parsed.size === mostKept) parsed.clear();
  parsed.set(text, reference);
  return succeed(reference);
}

function firstReading(connection: Database): Reading {
  const statement = connection
    .prepare<[string], string>(`
      SELECT value FROM claim_reference WHERE effective_from <= ?
      ORDER BY effective_from DESC, version_no DESC LIMIT 1`)
    .pluck();
  const reading: Reading = { statement, parsed: new Map() };
  readings.set(connection, reading);
  return reading;
}
