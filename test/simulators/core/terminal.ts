import { createPublicKey, type KeyObject } from 'node:crypto';
import type { CoreDatabase } from './core-database.ts';

/** A terminal as the core knows it, by the certificate it gave it. */
export interface Terminal {
  readonly terminalId: string;
  readonly branchNo: string;
  /** Certified at enrolment; signs the terminal's journal. */
  readonly publicKey: KeyObject;
  readonly revoked: boolean;
}

interface TerminalRow {
  terminal_id: string;
  branch_no: string;
  public_key: Buffer;
  revoked: number;
}

const COLUMNS = 'terminal_id, branch_no, public_key, revoked';

/** A certificate of the terminal's own key is in force from now on, besides those it has. */
export function noteCertificate(database: CoreDatabase, terminalId: string, fingerprint: string): void {
  database
    .prepare('INSERT INTO certificate (fingerprint, terminal_id) VALUES (?, ?)')
    .run(fingerprint, terminalId);
}

/** The terminal that holds the certificate with this SHA-256 fingerprint. */
export function terminalByCertificate(database: CoreDatabase, fingerprint: string): Terminal | undefined {
  const row = database
    .prepare<[string], TerminalRow>(
      `SELECT ${COLUMNS} FROM terminal WHERE terminal_id = (SELECT terminal_id FROM certificate WHERE fingerprint = ?)`,
    )
    .get(fingerprint);
  return row && terminalOf(row);
}

export function terminalById(database: CoreDatabase, terminalId: string): Terminal | undefined {
  const row = database
    .prepare<[string], TerminalRow>(`SELECT ${COLUMNS} FROM terminal WHERE terminal_id = ?`)
    .get(terminalId);
  return row && terminalOf(row);
}

/** From now on no certificate of the terminal opens anything. */
export function revokeTerminal(database: CoreDatabase, terminalId: string): void {
  database.prepare('UPDATE terminal SET revoked = 1 WHERE terminal_id = ?').run(terminalId);
}

/** The terminal’s certificate opens everything again. */
export function reinstateTerminal(database: CoreDatabase, terminalId: string): void {
  database.prepare('UPDATE terminal SET revoked = 0 WHERE terminal_id = ?').run(terminalId);
}

const terminalOf = (row: TerminalRow): Terminal => ({
  terminalId: row.terminal_id,
  branchNo: row.branch_no,
  publicKey: keyOf(row.public_key),
  revoked: row.revoked === 1,
});

/** By their DER. A terminal is looked up for every entry of its journal, and making its key takes longer than the rest. */
const keys = new Map<string, KeyObject>();

function keyOf(der: Buffer): KeyObject {
  const name = der.toString('base64');
  const known = keys.get(name);
  if (known !== undefined) return known;
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  keys.set(name, key);
  return key;
}
