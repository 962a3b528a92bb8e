import { createHash, createPublicKey, type KeyObject, randomInt } from 'node:crypto';
import type {
  EnrolmentAnswer,
  EnrolmentRequest,
  RenewalAnswer,
  RenewalRequest,
} from '../../../electron/contract/core.ts';
import { toHex } from '../card/hex.ts';
import { type BankAuthority, checkpointKey, sealingKey } from './bank-authority.ts';
import type { CoreDatabase } from './core-database.ts';
import { noteCertificate, type Terminal, terminalById } from './terminal.ts';

/** Letters and digits that nobody takes for one another when a code is read out. */
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 16;

/** Terminal numbers have two digits. */
const SEATS_PER_BRANCH = 99;

/** A one-time code for the branch's next terminal, `0421-01` and on. The books keep its hash alone. */
export function issueEnrolmentCode(database: CoreDatabase, branchNo: string): string {
  const code = Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join(
    '',
  );
  const seats = database
    .prepare<[string], number>('SELECT count(*) FROM enrolment_code WHERE branch_no = ?')
    .pluck()
    .get(branchNo);
  const seat = (seats ?? 0) + 1;
  if (seat > SEATS_PER_BRANCH) throw new RangeError(`branch ${branchNo} has no seat left`);
  const terminalId = `${branchNo}-${String(seat).padStart(2, '0')}`;
  database
    .prepare('INSERT INTO enrolment_code (code_hash, terminal_id, branch_no) VALUES (?, ?, ?)')
    .run(hashOf(code), terminalId, branchNo);
  return code;
}

/**
 * Takes a terminal in: spends the code and certifies the terminal's key under the terminal's name. The terminal that
 * spent a code is answered again when it comes with the same key, since an answer can be lost. 'CODE' when the code is unknown or another key has spent it; 'REQUEST' when the key can't be certified, which
 * leaves the code good.
 */
export async function enrol(
  database: CoreDatabase,
  authority: BankAuthority,
  { code, certificateSigningRequest }: EnrolmentRequest,
): Promise<EnrolmentAnswer | 'CODE' | 'REQUEST'> {
  const seat = database
    .prepare<[string], { terminal_id: string; branch_no: string }>(
      'SELECT terminal_id, branch_no FROM enrolment_code WHERE code_hash = ?',
    )
    .get(hashOf(code));
  if (seat === undefined) return 'CODE';
  const certified = await authority.certifyTerminal(certificateSigningRequest, seat.terminal_id);
  if (certified === undefined) return 'REQUEST';

  const spend = database.transaction(() => {
    // Certifying took a while: another terminal may have come with the same code meanwhile.
    const { changes } = database
      .prepare('UPDATE enrolment_code SET used = 1 WHERE code_hash = ? AND used = 0')
      .run(hashOf(code));
    const publicKey = certified.publicKey.export({ format: 'der', type: 'spki' });
    if (changes === 0) {
      if (!terminalById(database, seat.terminal_id)?.publicKey.equals(certified.publicKey)) return false;
    } else {
      database
        .prepare('INSERT INTO terminal (terminal_id, branch_no, public_key) VALUES (?, ?, ?)')
        .run(seat.terminal_id, seat.branch_no, publicKey);
    }
    noteCertificate(database, seat.terminal_id, certified.fingerprint);
    return true;
  });
  if (!spend()) return 'CODE';
  return {
    terminalId: seat.terminal_id,
    branchNo: seat.branch_no,
    certificate: certified.certificate,
    checkpointKey: publicHalf(checkpointKey(database)),
    sealingKey: publicHalf(sealingKey(database)),
  };
}

/** Certifies a terminal's own key once more; undefined when the request is of any other. */
export async function renewCertificate(
  database: CoreDatabase,
  authority: BankAuthority,
  terminal: Terminal,
  { certificateSigningRequest }: RenewalRequest,
): Promise<RenewalAnswer | undefined> {
  const certified = await authority.certifyTerminal(certificateSigningRequest, terminal.terminalId);
  if (certified === undefined || !certified.publicKey.equals(terminal.publicKey)) return undefined;
  noteCertificate(database, terminal.terminalId, certified.fingerprint);
  return { certificate: certified.certificate };
}

/** SubjectPublicKeyInfo, DER. */
const publicHalf = (key: KeyObject): string =>
  toHex(createPublicKey(key).export({ format: 'der', type: 'spki' }));

const hashOf = (code: string): string => createHash('sha256').update(code).digest('hex');
