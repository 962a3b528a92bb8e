import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { JournalEntry } from '../../../electron/contract/journal-entry.ts';
import { connect } from '../../../electron/desk/database/connect.ts';
import { StoredEntries } from '../../../electron/desk/journal/stored-entries.ts';
import { databaseKey } from '../../unit/desk/database-key.ts';

/** Entries that outlive a terminal's disk: those the core holds and those in a backup. */
export function heldElsewhere(coreFolder: string, backup: string): readonly JournalEntry[] {
  const core = new Database(join(coreFolder, 'core.sqlite'), { readonly: true });
  const copy = connect(backup, databaseKey, { readonly: true });
  try {
    const held = core.prepare<[], string>('SELECT entry FROM entry').pluck().all();
    return [...held.map((text) => JSON.parse(text) as JournalEntry), ...new StoredEntries(copy).all()];
  } finally {
    core.close();
    copy.close();
  }
}
