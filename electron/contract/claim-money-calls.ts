import { z } from 'zod';
import { call } from './call.ts';
import { CsvReading, largestCsv } from './claim-csv.ts';
import { ClaimMoneyReview } from './claim-money-review.ts';
import { resultOf } from './result.ts';

/** Page ↔ desk: the money of a claim that is being taken in. */
export const claimMoneyCalls = {
  /** What the saved draft's money comes to, what speaks against it, and the refund procedure's dates. */
  reviewMoney: call.input(z.strictObject({ claimId: z.uuid() })).output(resultOf(ClaimMoneyReview)),
  /** Reads movements from a file, all or none; stores nothing. `csv`: its bytes in base64. */
  readMovements: call
    .input(z.strictObject({ csv: z.base64().max(Math.ceil((largestCsv + 3) / 3) * 4) }))
    .output(resultOf(CsvReading)),
};
