import type { Database } from 'better-sqlite3';
import { BranchSettings } from '../contract/reference-data.ts';

/** The branch's settings as the feed last brought them; null before the first feed. */
export function readSettings(connection: Database): BranchSettings | null {
  const value = connection.prepare<[], string>('SELECT value FROM settings').pluck().get();
  return value === undefined ? null : BranchSettings.parse(JSON.parse(value));
}
