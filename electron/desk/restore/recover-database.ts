import { createPublicKey } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { listBackups } from '../backup/backup-files.ts';
import { type BackupContent, verifyBackup } from '../backup/verify-backup.ts';
import { type Connection, connect } from '../database/connect.ts';
import { copyInto } from '../database/copy-into.ts';
import { problemOfFiles } from '../database/file-problem.ts';
import { keyFits } from '../database/key-fits.ts';
import { takeLock } from '../database/lock.ts';
import { migrate } from '../database/migrate.ts';
import { finishReplacement, removeDatabase, replaceDatabase } from '../database/replace-database.ts';
import { loadDevice } from '../device/device.ts';
import { canonicalHash } from '../journal/canonical-json.ts';
import { isSealIntact } from '../journal/seal-entry.ts';
import { StoredEntries } from '../journal/stored-entries.ts';
import { DamagedDatabase, type TerminalRow } from './damaged-database.ts';
import { keepLaterTerminal } from './keep-later-terminal.ts';
import { beginRestoration, type RestoreCause } from './restoration.ts';
import { salvageClaimDrafts } from './salvage-claim-drafts.ts';
import { salvageEvidence } from './salvage-evidence.ts';
import { salvageIssuanceDrafts } from './salvage-issuance-drafts.ts';
import { SalvagedEntries } from './salvaged-entries.ts';

/** What became of a database that was recovered or put back. */
export interface Recovery {
  /** Entries that were read from the file there was. */
  readonly recovered: number;
  /** Last entry of the backup that the new database began as; null for an empty one. */
  readonly backupThrough: number | null;
  /** Claims being taken in that the file there was still names, and of which nothing can be read. */
  readonly draftsLost: number;
  /** The highest number an entry is known to have had. */
  readonly seenThrough: number;
  /** Folder in which the file there was is kept; null when there was none. */
  readonly frozen: string | null;
}

/**
 * Makes a new database out of what is left of a terminal's: a good backup to begin with, every entry that can be read
 * from the file there is, and, at the next start, what the core holds. The file itself is moved aside untouched.
 *
 * @param backup to begin with; null: the newest that is good and does not contradict the file, if any
 * @param now clock reading, milliseconds since 1970
 * @returns problems DatabaseInUse, DatabaseKeyMissing, DeviceKeyLost, DiskFull, DurabilityNotGuaranteed, and those of a
 *   backup that was named; in each everything stays as it was
 */
export function recoverDatabase(
  folder: string,
  key: string | null,
  cause: RestoreCause,
  now: number,
  backup: string | null = null,
): Result<Recovery> {
  const lock = takeLock(folder);
  if (lock === undefined) return fail('DatabaseInUse');
  const built = join(folder, 'terminal.part');
  let damaged: DamagedDatabase | null = null;
  try {
    finishReplacement(folder);
    if (key === null || !keyFits(folder, key)) return fail('DatabaseKeyMissing');
    damaged = openDamaged(folder, key);
    removeDatabase(built);
    // On a disk that can't be written SQLite reads nothing of what has a log: that is no damage.
    writeFileSync(built, '', { mode: 0o600, flag: 'wx' });
    const base = chooseBase(folder, key, damaged, backup);
    if (!base.ok) return base;
    // A file that stopped in contradiction is not damaged: it parted from the core.
    const isContradicted = cause === 'RECOVERY' && damaged?.stopped() != null;
    const made = build(built, key, damaged, base.value, isContradicted ? 'OLDER_COPY' : cause);
    if (!made.ok) return made;
    damaged?.close();
    return succeed({ ...made.value, frozen: replaceDatabase(folder, built, now) });
  } catch (error) {
    return problemOfFiles(error, folder);
  } finally {
    damaged?.close();
    removeDatabase(built);
    lock.close();
  }
}

interface Base {
  readonly file: string;
  readonly lastSeq: number;
}

function openDamaged(folder: string, key: string): DamagedDatabase | null {
  const file = join(folder, 'terminal.db');
  return existsSync(file) ? new DamagedDatabase(file, key) : null;
}

/**
 * The backup to begin with. One of another device key is none: nothing the terminal has signed would fit it. A file that
 * stopped in contradiction may have parted from the core before any of them.
 */
function chooseBase(
  folder: string,
  key: string,
  damaged: DamagedDatabase | null,
  named: string | null,
): Result<Base | null> {
  const terminal = damaged?.terminal();
  const isAnothers = ({ publicKey }: BackupContent): boolean =>
    terminal?.terminal_id != null && !terminal.public_key.equals(publicKey);
  if (named !== null) {
    const verified = verifyBackup(named, key);
    if (!verified.ok) {
      const { tag } = verified.problem;
      return tag === 'DatabaseNewerThanProgram' ? verified : fail('BackupUnusable', { reason: tag });
    }
    if (isAnothers(verified.value)) return fail('BackupOfAnotherDevice');
    return succeed({ file: named, lastSeq: verified.value.lastSeq });
  }
  if (damaged?.stopped() != null) return succeed(null);
  for (const { file } of listBackups(folder)) {
    const verified = verifyBackup(file, key);
    if (verified.ok && !isAnothers(verified.value)) return succeed({ file, lastSeq: verified.value.lastSeq });
  }
  return succeed(null);
}

/** Builds the new database in a file of its own. */
function build(
  file: string,
  key: string,
  damaged: DamagedDatabase | null,
  base: Base | null,
  cause: RestoreCause,
): Result<Omit<Recovery, 'frozen'>> {
  const terminal = damaged?.terminal();
  if (base !== null) copyBase(base.file, file, key);
  else if (terminal === undefined) return fail('DeviceKeyLost');
  const connection = connect(file, key);
  try {
    const migrated = migrate(connection);
    if (!migrated.ok) return migrated;
    if (base === null && terminal !== undefined) insertTerminal(connection, terminal);
    else if (terminal !== undefined) keepLaterTerminal(connection, terminal);
    const stateThrough = base?.lastSeq ?? 0;
    const made = connection
      .transaction(() => {
        const salvaged = damaged === null ? { recovered: 0, last: 0 } : salvage(connection, damaged);
        if (damaged !== null) salvageEvidence(connection, damaged);
        if (damaged !== null) salvageIssuanceDrafts(connection, damaged);
        const draftsLost = damaged === null ? 0 : salvageClaimDrafts(connection, damaged);
        const seenThrough = Math.max(stateThrough, salvaged.last, damaged?.seenThrough() ?? 0);
        beginRestoration(connection, { cause, stateThrough, seenThrough });
        return { recovered: salvaged.recovered, draftsLost, seenThrough };
      })
      .immediate();
    connection.pragma('wal_checkpoint(TRUNCATE)');
    return succeed({ ...made, backupThrough: base?.lastSeq ?? null });
  } finally {
    connection.close();
  }
}

function copyBase(base: string, file: string, key: string): void {
  const connection = connect(base, key, { readonly: true, fileMustExist: true });
  try {
    copyInto(file, connection);
  } finally {
    connection.close();
  }
}

/** Keeps what the new database lacks and this terminal has signed; counts what could be read, and the last of it. */
function salvage(connection: Connection, damaged: DamagedDatabase): { recovered: number; last: number } {
  const { publicKey } = loadDevice(connection);
  const have = new StoredEntries(connection);
  const salvaged = new SalvagedEntries(connection);
  let recovered = 0;
  let last = 0;
  for (const { payload, ...sealed } of damaged.entries()) {
    if (canonicalHash(payload) !== sealed.payloadHash || !isSealIntact(sealed, publicKey)) continue;
    recovered += 1;
    last = sealed.seq;
    if (have.at(sealed.seq)?.hash !== sealed.hash) salvaged.keep({ ...sealed, payload });
  }
  return { recovered, last };
}

/** The row as it was; a column of a later shape keeps what the migration gives it. */
function insertTerminal(connection: Connection, row: TerminalRow): void {
  createPublicKey({ key: row.public_key, format: 'der', type: 'spki' });
  const columns = Object.keys(row);
  connection
    .prepare(
      `INSERT INTO terminal (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
    )
    .run(row);
}
