import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Result, succeed } from '../../contract/result.ts';
import type { Connection } from '../../desk/database/connect.ts';
import { problemOfFiles } from '../../desk/database/file-problem.ts';
import { readDatabase } from '../../desk/database/read-database.ts';
import { type Finding, failed, ok, warn } from '../report/report.ts';
import type { Checked } from './checked.ts';

/** The database: opens for reading, every page decrypts and is in order. The caller closes the connection. */
export function checkDatabase(folder: string, key: string): Checked<Connection> {
  const opened = readDatabase(folder, key);
  if (!opened.ok) return { finding: failed('database', opened.problem.tag), value: null };
  const connection = opened.value;
  const lastStart = readThrough(connection, folder);
  if (!lastStart.ok) {
    connection.close();
    return { finding: failed('database', lastStart.problem.tag), value: null };
  }
  const detail = {
    sizeBytes: statSync(join(folder, 'terminal.db')).size,
    ...(lastStart.value !== null && { lastStartAt: lastStart.value }),
  };
  return { finding: ok('database', detail), value: connection };
}

/**
 * Whether commits reach the disk: WAL is a property of the file. That `synchronous` is FULL, the desk asserts of its own
 * connection at every start, and doesn't open otherwise; how long the disk took to flush, it notes down.
 */
export function checkDurability(connection: Connection): Finding {
  const journalMode = connection.pragma('journal_mode', { simple: true }) as string;
  if (journalMode !== 'wal') return failed('durability', 'DurabilityNotGuaranteed', { journalMode });
  const flushPlausible = connection
    .prepare<[], number | null>('SELECT flush_plausible FROM boot ORDER BY boot_no DESC LIMIT 1')
    .pluck()
    .get();
  return flushPlausible === 0
    ? warn('durability', 'DiskFlushImplausible', { journalMode })
    : ok('durability', { journalMode });
}

/** Reads every page, and tells when the application last started. */
function readThrough(connection: Connection, folder: string): Result<string | null> {
  try {
    if (connection.pragma('quick_check(1)', { simple: true }) !== 'ok')
      return { ok: false, problem: { tag: 'DatabaseCorrupted' } };
    const lastStart = connection
      .prepare<[], string>('SELECT started_at FROM boot ORDER BY boot_no DESC LIMIT 1')
      .pluck()
      .get();
    return succeed(lastStart ?? null);
  } catch (error) {
    return problemOfFiles(error, folder);
  }
}
