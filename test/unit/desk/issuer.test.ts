import { expect, test } from 'vitest';
import { fail, succeed } from '../../../electron/contract/result.ts';
import { Issuer } from '../../../electron/desk/issuance/issuer.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import { cashCounter } from './cash-counter.ts';

test('an issuance whose card the core has moved meanwhile is not taken up: nothing is asked of card or customer', async () => {
  const counter = cashCounter();
  counter.nextCardMoved('LOST');
  const row = counter.begin('CASH');
  const before = counter.journal.lastSeq();
  const { book, records, stock, drawer } = counter.program;
  let asked = 0;
  const issuer = new Issuer({
    ...{ book, records, stock, drawer },
    line: { online: true },
    proving: {
      prove: async () => {
        asked += 1;
        return fail('CardMute');
      },
    },
    changed: () => {},
    // What begins an issuance has no part in taking one up.
  } as unknown as ConstructorParameters<typeof Issuer>[0]);
  expect(await issuer.resume(row.issuance_id, 'reader', staff.teller)).toEqual(fail('CardNotUsable'));
  expect([asked, counter.journal.lastSeq()]).toEqual([0, before]);
  expect(
    issuer.abandon(row.issuance_id, { reason: 'CUSTOMER_WITHDREW', carryCash: false }, staff.teller),
  ).toEqual(succeed({ cashToReturn: 3_000, cashCarried: 0 }));
});
