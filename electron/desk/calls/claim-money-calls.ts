import type { Calls } from './guarded-calls.ts';

export const claimMoneyCalls = ({ guarded }: Calls) => ({
  reviewMoney: guarded.claims.reviewMoney.handler(({ context: { counter, person }, input }) =>
    counter.claims.money.review(input.claimId, person),
  ),
  readMovements: guarded.claims.readMovements.handler(({ context: { counter }, input }) =>
    counter.claims.money.readCsv(Buffer.from(input.csv, 'base64')),
  ),
});
