import type { Database, Statement } from 'better-sqlite3';
import { BranchSettings } from '../contract/reference-data.ts';

/** The statement of a connection, and what it gave last: settings are asked for at every call and change twice a year. */
interface Reading {
  readonly statement: Statement<[], string>;
  text: string | undefined;
  settings: BranchSettings | null;
}

const readings = new WeakMap<Database, Reading>();

/** The branch's settings as the feed last brought them; null before the first feed. */
export function readSettings(connection: Database): BranchSettings | null {
  const reading = readings.get(connection) ?? firstReading(connection);
  const text = reading.statement.get();
  if (text !== reading.text) {
    reading.text = text;
    reading.settings = text === undefined ? null : BranchSettings.parse(JSON.parse(text));
  }
  return reading.settings;
}

function firstReading(connection: Database): Reading {
  const statement = connection.prepare<[], string>('SELECT value FROM settings').pluck();
  const reading: Reading = { statement, text: undefined, settings: null };
  readings.set(connection, reading);
  return reading;
}
