import { debitOf } from '../debit.ts';
import { feeOn } from '../reference-data.ts';
import { checkWaiver } from './check-waiver.ts';
import type { IssuanceFile } from './issuance-file.ts';
import { endedBy } from './judge-carried-fee.ts';
import type { RejectionCode } from './rejection.ts';

/**
 * The fee is that of the business date on which the issuance began; cash adds up and what of it was
 * carried over was there, a debit is reserved for exactly
 * this, a waiver is what the schedule gives the customer's tier. A waived fee's amount says what was waived.
 */
export function checkFee(file: IssuanceFile): RejectionCode | undefined {
  const { database, issued, start } = file;
  if (start === undefined) return 'ISSUANCE_NOT_STARTED';
  const { fee, feeEffectiveFrom } = start.payload;
  const schedule = feeOn(database, start.entry.businessDate);
  if (schedule?.effectiveFrom !== feeEffectiveFrom || fee.amount !== schedule.amount) return 'FEE_WRONG';

  switch (fee.method) {
    case 'CASH':
      if (fee.carriedFrom !== null && !endedBy(database, fee.carriedFrom, start.entry)) return 'FEE_WRONG';
      return fee.received - fee.change === fee.amount ? undefined : 'FEE_WRONG';
    case 'WAIVED':
      return checkWaiver(file, start, fee, schedule);
    case 'DEBIT': {
      const debit = debitOf(database, issued.issuanceId);
      const reserved =
        debit?.state === 'AUTHORISED' &&
        debit.debitNo === issued.debitNo &&
        debit.customerNo === issued.customerNo &&
        debit.accountNo === fee.accountNo &&
        debit.amount === fee.amount;
      return reserved ? undefined : 'DEBIT_UNKNOWN';
    }
  }
}
