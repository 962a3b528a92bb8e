import type { FeeSettled } from '../../contract/issuance.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { CoreClient } from '../core/core-client.ts';
import type { IssuanceRow } from './issuance-book.ts';

/**
 * Reserves a fee that is to be debited. Keyed by the issuance: asking again after a lost answer finds the same
 * reservation and charges nothing twice.
 *
 * @returns the core's debit number, null when nothing is debited; problems DebitRefused, DebitUnresolved
 */
export async function authoriseDebit(
  core: CoreClient,
  row: IssuanceRow,
  fee: FeeSettled,
): Promise<Result<string | null>> {
  if (fee.method !== 'DEBIT') return succeed(null);
  const request = {
    issuanceId: row.issuance_id,
    customerNo: row.customer_no,
    accountNo: fee.accountNo,
    amount: fee.amount,
  };
  let answer = await core.authoriseDebit(request);
  if (!answer.ok) answer = await core.authoriseDebit(request);
  if (!answer.ok) return fail('DebitUnresolved');
  return answer.value.verdict === 'AUTHORISED' ? succeed(answer.value.debitNo) : fail('DebitRefused');
}
