import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** What enrolment gave this terminal. */
export interface Enrolment {
  readonly terminalId: string;
  readonly branchNo: string;
  /** Client certificate, PEM. */
  readonly certificate: string;
  /** The key that signs the core's checkpoints. */
  readonly checkpointKey: KeyObject;
  /** The core's key that a sealed export is encrypted to. */
  readonly sealingKey: KeyObject;
}

/** This terminal: its key pair, its epoch, and, once the core knows it, its enrolment. */
export interface Device {
  readonly epoch: number;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly enrolment: Enrolment | null;
}

interface TerminalRow {
  epoch: number;
  private_key: Buffer;
  public_key: Buffer;
  terminal_id: string | null;
  branch_no: string | null;
  certificate: string | null;
  checkpoint_key: Buffer | null;
  sealing_key: Buffer | null;
}

/** Reads this terminal's key pair and enrolment; makes the key pair (ECDSA P-256) on the first start. */
export function loadDevice(connection: Database): Device {
  const row = connection.prepare<[], TerminalRow>('SELECT * FROM terminal').get() ?? makeDevice(connection);
  return {
    epoch: row.epoch,
    privateKey: createPrivateKey({ key: row.private_key, format: 'der', type: 'pkcs8' }),
    publicKey: createPublicKey({ key: row.public_key, format: 'der', type: 'spki' }),
    enrolment: enrolmentOf(row),
  };
}

/** Writes what enrolment gave; part of the transaction that records `TerminalEnrolled`. */
export function saveEnrolment(connection: Database, enrolment: Enrolment): void {
  connection
    .prepare(
      'UPDATE terminal SET terminal_id = ?, branch_no = ?, certificate = ?, checkpoint_key = ?, sealing_key = ?',
    )
    .run(
      enrolment.terminalId,
      enrolment.branchNo,
      enrolment.certificate,
      enrolment.checkpointKey.export({ format: 'der', type: 'spki' }),
      enrolment.sealingKey.export({ format: 'der', type: 'spki' }),
    );
}

/** Writes the certificate that takes the place of the one held; part of the transaction that records `CertificateRenewed`. */
export function saveCertificate(connection: Database, certificate: string): void {
  connection.prepare('UPDATE terminal SET certificate = ?').run(certificate);
}

function makeDevice(connection: Database): TerminalRow {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const row: TerminalRow = {
    epoch: 1,
    private_key: pair.privateKey.export({ format: 'der', type: 'pkcs8' }),
    public_key: pair.publicKey.export({ format: 'der', type: 'spki' }),
    terminal_id: null,
    branch_no: null,
    certificate: null,
    checkpoint_key: null,
    sealing_key: null,
  };
  connection
    .prepare(
      'INSERT INTO terminal (one, epoch, private_key, public_key) VALUES (1, @epoch, @private_key, @public_key)',
    )
    .run(row);
  return row;
}

function enrolmentOf(row: TerminalRow): Enrolment | null {
  if (
    row.terminal_id === null ||
    row.branch_no === null ||
    row.certificate === null ||
    row.checkpoint_key === null ||
    row.sealing_key === null
  ) {
    return null;
  }
  return {
    terminalId: row.terminal_id,
    branchNo: row.branch_no,
    certificate: row.certificate,
    checkpointKey: createPublicKey({ key: row.checkpoint_key, format: 'der', type: 'spki' }),
    sealingKey: createPublicKey({ key: row.sealing_key, format: 'der', type: 'spki' }),
  };
}
