import { expect, test } from 'vitest';
import { fail, succeed } from '../../../electron/contract/result.ts';
import { Issuer } from '../../../electron/desk/issuance/issuer.ts';
import { offlineCard, offlineCustomer } from '../../faults/year-offline/work-offline.ts';
import { availability, feeSchedule, staff } from '../../simulators/core/sample-bank.ts';
import { cashCounter } from './cash-counter.ts';
import { orderOf } from './sample-order.ts';

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

test('what was heard of a customer while their card was read counts: nothing is begun for one who is restricted now', async () => {
  const counter = cashCounter();
  const customer = offlineCustomer(0);
  const card = offlineCard(0, '0421');
  for (const entry of feeSchedule) counter.hear({ kind: 'fee', entry });
  for (const entry of availability) counter.hear({ kind: 'availability', entry });
  counter.hear({ kind: 'customer', customer });
  counter.hear({ kind: 'card', card });
  const before = counter.journal.lastSeq();
  const { book, records, stock, drawer, customers, rules, days } = counter.program;
  const issuer = new Issuer({
    ...{ book, records, stock, drawer, customers, rules, days },
    ballast: { allowsIntake: () => true },
    sessions: { isStillHere: () => succeed(null) },
    line: { online: true },
    cards: {
      require: async () => {
        counter.hear({ kind: 'customer', customer: { ...customer, restricted: true } });
        return succeed(card);
      },
    },
    changed: () => {},
    // The card never comes to prove itself.
  } as unknown as ConstructorParameters<typeof Issuer>[0]);
  const order = orderOf(customer.customerNo, card.serialNo);
  expect(await issuer.perform(order, staff.teller)).toEqual(fail('CustomerRestricted'));
  expect(counter.journal.lastSeq()).toBe(before);
});
