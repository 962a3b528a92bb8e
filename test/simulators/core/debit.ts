import type { DebitAnswer, DebitRequest } from '../../../electron/contract/core.ts';
import type { CoreDatabase } from './core-database.ts';
import { nextNumber } from './number-range.ts';
import { feeOn } from './reference-data.ts';
import type { Terminal } from './terminal.ts';

/** A fee reserved on an account, then taken or let go with the issuance it is for. */
export interface Debit {
  readonly debitNo: string;
  readonly customerNo: string;
  readonly accountNo: string;
  readonly amount: number;
  readonly state: 'AUTHORISED' | 'CAPTURED' | 'RELEASED' | 'REFUNDED';
}

/**
 * Reserves a fee. The same question again gets the number it got before and reserves nothing more; 'OTHER_QUESTION'
 * when the issuance has a debit of another kind. A refusal binds nobody: money may have come in since.
 */
export function authoriseDebit(
  database: CoreDatabase,
  terminal: Terminal,
  { issuanceId, customerNo, accountNo, amount }: DebitRequest,
  businessDate: string,
): DebitAnswer | 'OTHER_QUESTION' {
  return database.transaction((): DebitAnswer | 'OTHER_QUESTION' => {
    const known = debitOf(database, issuanceId);
    if (known) {
      const same =
        known.customerNo === customerNo && known.accountNo === accountNo && known.amount === amount;
      return same ? { verdict: 'AUTHORISED', debitNo: known.debitNo } : 'OTHER_QUESTION';
    }
    const available = availableOn(database, accountNo, customerNo);
    if (available === undefined) return { verdict: 'REFUSED', reason: 'ACCOUNT' };
    // A terminal may take fees and nothing else.
    if (amount > (feeOn(database, businessDate)?.amount ?? 0)) return { verdict: 'REFUSED', reason: 'LIMIT' };
    if (amount > available) return { verdict: 'REFUSED', reason: 'FUNDS' };

    const debitNo = nextNumber(database, 'DEBIT');
    database
      .prepare(
        `INSERT INTO debit (issuance_id, debit_no, terminal_id, customer_no, account_no, amount, state)
         VALUES (?, ?, ?, ?, ?, ?, 'AUTHORISED')`,
      )
      .run(issuanceId, debitNo, terminal.terminalId, customerNo, accountNo, amount);
    return { verdict: 'AUTHORISED', debitNo };
  })();
}

export function debitOf(database: CoreDatabase, issuanceId: string): Debit | undefined {
  return database
    .prepare<[string], Debit>(
      `SELECT debit_no AS debitNo, customer_no AS customerNo, account_no AS accountNo, amount, state
       FROM debit WHERE issuance_id = ?`,
    )
    .get(issuanceId);
}

/** Takes the reserved fee from the account. */
export function captureDebit(database: CoreDatabase, issuanceId: string): void {
  const debit = settle(database, issuanceId, 'CAPTURED');
  if (debit)
    database
      .prepare('UPDATE account SET balance = balance - ? WHERE account_no = ?')
      .run(debit.amount, debit.account_no);
}

/** Lets the reserved fee go. */
export function releaseDebit(database: CoreDatabase, issuanceId: string): void {
  settle(database, issuanceId, 'RELEASED');
}

/** Puts a fee that was taken back onto its account; one that was only reserved is let go. */
export function refundDebit(database: CoreDatabase, issuanceId: string): void {
  releaseDebit(database, issuanceId);
  const debit = settle(database, issuanceId, 'REFUNDED', 'CAPTURED');
  if (debit)
    database
      .prepare('UPDATE account SET balance = balance + ? WHERE account_no = ?')
      .run(debit.amount, debit.account_no);
}

function settle(
  database: CoreDatabase,
  issuanceId: string,
  state: Debit['state'],
  before: Debit['state'] = 'AUTHORISED',
) {
  return database
    .prepare<[string, string, string], { account_no: string; amount: number }>(
      'UPDATE debit SET state = ? WHERE issuance_id = ? AND state = ? RETURNING account_no, amount',
    )
    .get(state, issuanceId, before);
}

/** Balance less what is reserved, in won; undefined when the account is not the customer's. */
function availableOn(database: CoreDatabase, accountNo: string, customerNo: string): number | undefined {
  return database
    .prepare<[string, string], number>(
      `SELECT balance - (SELECT coalesce(sum(amount), 0) FROM debit
                         WHERE debit.account_no = account.account_no AND state = 'AUTHORISED')
       FROM account WHERE account_no = ? AND customer_no = ?`,
    )
    .pluck()
    .get(accountNo, customerNo);
}
