import type { Database } from 'better-sqlite3';
import type { JournalEntry, JournalPayload } from '../../contract/journal-entry.ts';
import { ErasedPayload } from '../../contract/personal-data.ts';

/**
 * Takes the payloads out of the entries that this one names; part of the transaction that records it. The database
 * refuses whatever the entry does not name, or the core does not hold (migration 0015). Again, it changes nothing.
 */
export function erasePayloads(
  connection: Database,
  { seq: erasedBy }: JournalEntry,
  { entries }: JournalPayload<'PersonalDataErased'>,
): void {
  const erase = connection.prepare<[number, number]>(
    "UPDATE journal SET payload = json_object('erasedBy', CAST(? AS INTEGER)) WHERE seq = ? AND json_extract(payload, '$.erasedBy') IS NULL",
  );
  for (const { seq } of entries) erase.run(erasedBy, seq);
}

/** The entry that erased this payload; undefined for a payload that is there. */
export const erasedBy = (payload: JournalEntry['payload']): number | undefined =>
  ErasedPayload.safeParse(payload).data?.erasedBy;
