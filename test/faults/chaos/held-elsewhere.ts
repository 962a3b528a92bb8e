import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { JournalEntry } from '../../../electron/contract/journal-entry.ts';
import { connect } from '../../../electron/desk/database/connect.ts';
import { StoredEntries } from '../../../electron/desk/journal/stored-entries.ts';
import { databaseKey } from '../../unit/desk/database-key.ts';

/** What outlives a terminal's disk: what the core holds and what is in a backup. */
export interface HeldElsewhere {
  readonly entries: readonly JournalEntry[];
  /** Hashes of papers the core has, and of those whose key is in the backup: their files lie beside the database. */
  readonly papers: ReadonlySet<string>;
}

export function heldElsewhere(coreFolder: string, backup: string): HeldElsewhere {
  const core = new Database(join(coreFolder, 'core.sqlite'), { readonly: true });
  const copy = connect(backup, databaseKey, { readonly: true });
  try {
    const held = core.prepare<[], string>('SELECT entry FROM entry').pluck().all();
    return {
      entries: [...held.map((text) => JSON.parse(text) as JournalEntry), ...new StoredEntries(copy).all()],
      papers: new Set([
        ...core.prepare<[], string>('SELECT sha256 FROM evidence').pluck().all(),
        ...copy.prepare<[], string>('SELECT sha256 FROM evidence_content').pluck().all(),
      ]),
    };
  } finally {
    core.close();
    copy.close();
  }
}
