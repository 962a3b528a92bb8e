import { type Result, succeed } from '../../contract/result.ts';
import { connect } from '../database/connect.ts';
import { isNewerThanProgram } from '../database/migrate.ts';
import { problemOfSqlite } from '../database/sqlite-problem.ts';
import { loadDevice } from '../device/device.ts';
import { StoredEntries } from '../journal/stored-entries.ts';
import { verifyStored } from '../journal/verify-stored.ts';

/** What a backup holds. */
export interface BackupContent {
  readonly terminalId: string;
  readonly lastSeq: number;
  /** The device key's public half, DER: who signed the journal in it. */
  readonly publicKey: Buffer;
}

/**
 * Whether a file is a whole database of an enrolled terminal: it opens with the key, every page is in order, and its
 * journal verifies from the first entry to the last.
 *
 * @returns problems DatabaseCorrupted, JournalBroken, TerminalNotEnrolled, DatabaseNewerThanProgram
 */
export function verifyBackup(file: string, key: string): Result<BackupContent> {
  let connection: ReturnType<typeof connect> | undefined;
  try {
    connection = connect(file, key, { readonly: true, fileMustExist: true });
    if (connection.pragma('quick_check(1)', { simple: true }) !== 'ok') return problem('DatabaseCorrupted');
    if (isNewerThanProgram(connection)) return problem('DatabaseNewerThanProgram');
    if (connection.prepare('SELECT 1 FROM terminal').get() === undefined)
      return problem('TerminalNotEnrolled');
    const { enrolment, publicKey } = loadDevice(connection);
    if (enrolment === null) return problem('TerminalNotEnrolled');
    const { intact, firstBroken } = verifyStored(new StoredEntries(connection), publicKey);
    return firstBroken === null
      ? succeed({
          terminalId: enrolment.terminalId,
          lastSeq: intact,
          publicKey: publicKey.export({ format: 'der', type: 'spki' }),
        })
      : { ok: false, problem: { tag: 'JournalBroken', detail: { seq: String(firstBroken.seq) } } };
  } catch (error) {
    return problemOfSqlite(error);
  } finally {
    connection?.close();
  }
}

const problem = (tag: 'DatabaseCorrupted' | 'DatabaseNewerThanProgram' | 'TerminalNotEnrolled') =>
  ({ ok: false, problem: { tag } }) as const;
