import { Checkpoint } from '../../contract/core.ts';
import type { Connection } from '../../desk/database/connect.ts';
import type { Device } from '../../desk/device/device.ts';
import { StoredEntries } from '../../desk/journal/stored-entries.ts';
import { verifyStored } from '../../desk/journal/verify-stored.ts';
import { checkpointFits } from '../../desk/sync/checkpoint.ts';
import { SyncState } from '../../desk/sync/sync-state.ts';
import { type Finding, failed, ok, warn } from '../report/report.ts';

/** A line may be down for days; longer than this, seconds, is worth a look. */
const waitsLong = 24 * 3_600;

/** At most this many rejected entries are named. */
const namedRejections = 20;

/** The journal from its first entry to its last: numbers, chain, hashes, signatures, payloads. */
export function checkJournal(connection: Connection, device: Device): Finding {
  const { intact, firstBroken, erased } = verifyStored(new StoredEntries(connection), device.publicKey);
  return firstBroken === null
    ? ok('journal', { entries: intact, erased })
    : failed('journal', 'JournalBroken', { intact, ...firstBroken });
}

/**
 * Whether core and terminal agree: nothing was stopped, and the core's last signed word is of an entry that is still
 * what it was. Catches a journal that was rewritten, or a database put back to an older copy.
 */
export const checkSync = (connection: Connection, device: Device): Finding =>
  // One transaction sees one word of the core's, whatever a running application hears meanwhile.
  connection.transaction(() => compareWithCore(connection, device))();

function compareWithCore(connection: Connection, { enrolment }: Device): Finding {
  const { storedThrough, attempts, stopped } = new SyncState(connection);
  const detail = { storedThrough, attempts };
  if (stopped !== null) return failed('sync', 'CoreContradiction', { ...detail, reason: stopped });
  if (enrolment === null || storedThrough === 0) return ok('sync', detail);
  const checkpoint = lastCheckpoint(connection);
  const entry = new StoredEntries(connection).at(storedThrough);
  const fits =
    checkpoint !== undefined &&
    entry !== undefined &&
    checkpointFits(checkpoint, entry, enrolment.checkpointKey);
  return fits ? ok('sync', detail) : failed('sync', 'CoreContradiction', detail);
}

/** What the core does not have yet. */
export function checkWaiting(connection: Connection, now: number): Finding {
  const { storedThrough } = new SyncState(connection);
  const entries = new StoredEntries(connection);
  const waiting = (entries.last()?.seq ?? 0) - storedThrough;
  const oldest = entries.at(storedThrough + 1);
  if (oldest === undefined) return ok('waiting', { waiting });
  const oldestSeconds = Math.round((now - Date.parse(oldest.occurredAt)) / 1_000);
  const detail = { waiting, oldestSeconds };
  return oldestSeconds > waitsLong ? warn('waiting', 'EntriesWaitLong', detail) : ok('waiting', detail);
}

/**
 * What the core has stored and not accepted, and nobody has dealt with yet: numbers and codes, never the core's
 * sentences, which quote.
 */
export function checkRejected(connection: Connection): Finding {
  const rows = connection
    .prepare<[], { seq: number; code: string }>(
      `SELECT rejected AS seq, json_extract(rejection, '$.code') AS code
       FROM correction_case JOIN outcome ON seq = rejected WHERE closed_by IS NULL ORDER BY opened_by`,
    )
    .all();
  if (rows.length === 0) return ok('rejected', { rejected: 0 });
  const named = rows.slice(0, namedRejections).map(({ seq, code }) => `${seq} ${code}`);
  return warn('rejected', 'EntriesRejected', { rejected: rows.length, rejections: named.join(', ') });
}

function lastCheckpoint(connection: Connection): Checkpoint | undefined {
  const text = connection.prepare<[], string | null>('SELECT checkpoint FROM sync').pluck().get();
  return Checkpoint.safeParse(JSON.parse(text ?? 'null')).data;
}
