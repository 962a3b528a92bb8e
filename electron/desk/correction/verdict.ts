import type { Database } from 'better-sqlite3';
import { Rejection } from '../../contract/rejection.ts';

/** Where an entry stands with the core. */
export type Verdict =
  | { readonly verdict: 'NONE' }
  | { readonly verdict: 'ACCEPTED' }
  | { readonly verdict: 'REJECTED'; readonly rejection: Rejection };

/** Whether another entry has taken this one's place. */
export const isSuperseded = (connection: Database, seq: number): boolean =>
  connection.prepare('SELECT 1 FROM supersession WHERE superseded = ?').get(seq) !== undefined;

/** What the core has said of an entry. */
export function verdictOf(connection: Database, seq: number): Verdict {
  const row = connection
    .prepare<[number], { verdict: 'ACCEPTED' | 'REJECTED'; rejection: string | null }>(
      'SELECT verdict, rejection FROM outcome WHERE seq = ?',
    )
    .get(seq);
  if (row === undefined) return { verdict: 'NONE' };
  if (row.verdict === 'ACCEPTED' || row.rejection === null) return { verdict: 'ACCEPTED' };
  return { verdict: 'REJECTED', rejection: Rejection.parse(JSON.parse(row.rejection)) };
}
