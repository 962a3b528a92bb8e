import type { Database } from 'better-sqlite3';
import type { JournalPayload } from '../../contract/journal-entry.ts';

/** Why a terminal's data is not its own latest. */
export type RestoreCause = JournalPayload<'TerminalRestored'>['cause'];

/** What is missing from the journal for good, as far as anybody knows. */
export type JournalGap = JournalPayload<'JournalGapFound'>;

/** A database that is not this terminal's own latest, and how far it has come on its way back into service. */
export interface Restoration {
  readonly cause: RestoreCause;
  /** The state tables tell of the entries up to this one. */
  readonly stateThrough: number;
  /** The highest number an entry of this terminal is known to have had. */
  readonly seenThrough: number;
  /** Whether the new epoch has begun; then the gap alone is still to be recorded. */
  readonly begun: boolean;
  readonly gap: JournalGap | null;
}

interface RestorationRow {
  cause: RestoreCause;
  state_through: number;
  seen_through: number;
  begun_by: number | null;
  missing_from: number | null;
  missing_to: number | null;
  readable: number | null;
}

/** The restoration under way; null for a database in service. */
export function readRestoration(connection: Database): Restoration | null {
  const row = connection.prepare<[], RestorationRow>('SELECT * FROM restoration').get();
  if (row === undefined) return null;
  const { missing_from: from, missing_to: to, readable } = row;
  return {
    cause: row.cause,
    stateThrough: row.state_through,
    seenThrough: row.seen_through,
    begun: row.begun_by !== null,
    gap: from === null || to === null || readable === null ? null : { from, to, readable },
  };
}

/**
 * Takes a database out of service until the core has been heard. A restoration under way goes on as it began, but
 * whatever is known by now to have been there counts.
 */
export function beginRestoration(
  connection: Database,
  { cause, stateThrough, seenThrough }: Pick<Restoration, 'cause' | 'stateThrough' | 'seenThrough'>,
): void {
  connection
    .prepare(`
      INSERT INTO restoration (one, cause, state_through, seen_through) VALUES (1, ?, ?, ?)
      ON CONFLICT DO UPDATE SET seen_through = max(seen_through, excluded.seen_through)`)
    .run(cause, stateThrough, seenThrough);
}
