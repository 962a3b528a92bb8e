import { Secret, TOTP } from 'otpauth';
import type { TestOtpAnswer, TestOtpRequest } from '../../../electron/contract/core.ts';
import { fromHex } from '../card/hex.ts';
import { type CoreCard, cardBySerialNo } from './core-card.ts';
import type { CoreDatabase } from './core-database.ts';
import { nextNumber } from './number-range.ts';
import type { Terminal } from './terminal.ts';

/** Time steps a code may be early or late (RFC 6238 §5.2, §6). */
const WINDOW_STEPS = 1;

/** Wrong codes in a row after which a card's codes are refused unseen (RFC 4226 §7.3); 10 is the trade's custom. */
const WRONG_CODES_LIMIT = 10;

const REFUSED: TestOtpAnswer = { verdict: 'REFUSED' };

/**
 * Does this code belong to this card now? A code is good for one issuance: the time step it stands for is spent with
 * it (RFC 6238 §5.2). The same question again gets the same answer.
 */
export function confirmTestOtp(
  database: CoreDatabase,
  terminal: Terminal,
  { issuanceId, serialNo, otp }: TestOtpRequest,
): TestOtpAnswer {
  return database.transaction((): TestOtpAnswer => {
    const known = confirmationOf(database, { issuanceId, serialNo, otp });
    if (known !== undefined)
      return known === null ? REFUSED : { verdict: 'CONFIRMED', confirmationNo: known };
    const card = cardBySerialNo(database, serialNo);
    if (card?.branchNo !== terminal.branchNo || wrongCodesInARow(database, serialNo) >= WRONG_CODES_LIMIT)
      return REFUSED;

    const step = stepOf(card, otp);
    const good = step !== null && !isSpent(database, serialNo, step);
    const confirmationNo = good ? nextNumber(database, 'CONFIRMATION') : null;
    database
      .prepare(
        `INSERT INTO test_otp (terminal_id, issuance_id, serial_no, otp, step, confirmation_no)
         VALUES (?, ?, ?, ?, ?, ?)`,
      )
      .run(terminal.terminalId, issuanceId, serialNo, otp, good ? step : null, confirmationNo);
    return confirmationNo === null ? REFUSED : { verdict: 'CONFIRMED', confirmationNo };
  })();
}

/** Has the core given this confirmation for this card in this issuance? */
export function isConfirmed(
  database: CoreDatabase,
  confirmationNo: string,
  issuanceId: string,
  serialNo: string,
): boolean {
  return (
    database
      .prepare('SELECT 1 FROM test_otp WHERE confirmation_no = ? AND issuance_id = ? AND serial_no = ?')
      .get(confirmationNo, issuanceId, serialNo) !== undefined
  );
}

/** The number given, null for a refusal, undefined when the question is new. */
function confirmationOf(
  database: CoreDatabase,
  { issuanceId, serialNo, otp }: TestOtpRequest,
): string | null | undefined {
  return database
    .prepare<[string, string, string], string | null>(
      'SELECT confirmation_no FROM test_otp WHERE issuance_id = ? AND serial_no = ? AND otp = ?',
    )
    .pluck()
    .get(issuanceId, serialNo, otp);
}

/** The time step the code is right for; null when it is wrong. */
function stepOf({ algorithm, digits, period, seed }: CoreCard, otp: string): number | null {
  const secret = new Secret({ buffer: new Uint8Array(fromHex(seed)).buffer });
  const totp = new TOTP({ algorithm, digits, period, secret });
  const timestamp = Date.now();
  const delta = totp.validate({ token: otp, timestamp, window: WINDOW_STEPS });
  return delta === null ? null : totp.counter({ timestamp }) + delta;
}

function isSpent(database: CoreDatabase, serialNo: string, step: number): boolean {
  return (
    database.prepare('SELECT 1 FROM test_otp WHERE serial_no = ? AND step = ?').get(serialNo, step) !==
    undefined
  );
}

function wrongCodesInARow(database: CoreDatabase, serialNo: string): number {
  return (
    database
      .prepare<[string, string], number>(
        `SELECT count(*) FROM test_otp WHERE serial_no = ? AND step IS NULL AND rowid >
           (SELECT coalesce(max(rowid), 0) FROM test_otp WHERE serial_no = ? AND step IS NOT NULL)`,
      )
      .pluck()
      .get(serialNo, serialNo) ?? 0
  );
}
