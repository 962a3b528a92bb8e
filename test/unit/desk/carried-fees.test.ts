import { describe, expect, test } from 'vitest';
import type { FeeSettlement } from '../../../electron/contract/issuance.ts';
import { won } from '../../../electron/contract/won.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import { alarmsAbout } from './alarms-about.ts';
import { cashCounter, countOf, good, settled } from './cash-counter.ts';

const { teller } = staff;
const problem = (tag: string) => ({ ok: false, problem: { tag } });
const carry = { reason: 'CARD_DEFECTIVE', carryCash: true } as const;

/** A counter where a teller has abandoned an issuance and kept its cash for the customer's next card. */
function counterWithCarriedFee() {
  const counter = cashCounter();
  const carried = () => counter.program.book.carried;
  const abandoned = counter.begin('CASH');
  counter.program.records.abandon(abandoned, settled.CASH, carry, teller.staffNo);
  const from = abandoned.issuance_id;
  const customerNo = abandoned.customer_no;
  /** What an order that names it comes to. */
  const bring = (by = customerNo, carriedFrom = from) => {
    const settlement: FeeSettlement = { method: 'CASH', received: won(0), carriedFrom };
    return carried().broughtBy(settlement, by, counter.program.days.today());
  };
  const giveBack = () =>
    counter.program.records.returnCarried(good(carried().findOpen(from)), teller.staffNo);
  return {
    ...counter,
    program: () => counter.program,
    carried,
    abandoned,
    from,
    customerNo,
    bring,
    giveBack,
  };
}

describe('cash of an abandoned issuance', () => {
  test('is carried over to the same customer’s next card, and booked with it, once', () => {
    const counter = counterWithCarriedFee();
    expect(counter.balances().DRAWER ?? 0).toBe(0);
    expect(counter.carried().open()).toMatchObject([{ issuanceId: counter.from, amount: 3_000 }]);
    expect(counter.bring()).toEqual({ ok: true, value: 3_000 });

    const { from, customerNo } = counter;
    const issued = counter.issue('CASH', teller, { from, customerNo });
    expect(issued.fee).toMatchObject({ received: 3_000, change: 0, carriedFrom: from });
    expect(counter.balances()).toMatchObject({ DRAWER: 3_000, FEE_INCOME: -3_000 });
    expect(counter.carried().open()).toEqual([]);
    expect(counter.bring()).toMatchObject(problem('CarriedFeeEnded'));
    expect(() => counter.begin('CASH', teller, { from, customerNo })).toThrow('ends once');
    expect(() => counter.rows('UPDATE carried_fee SET amount = 1 RETURNING amount')).toThrow('not edited');
    expect(alarmsAbout(counter.journal.all())).toEqual([]);
  });

  test('is carried over again when its next card fails too', () => {
    const counter = counterWithCarriedFee();
    const { from, customerNo } = counter;
    const next = counter.begin('CASH', teller, { from, customerNo });
    const { fee } = counter.program().book.start(next).ordered;
    counter.program().records.abandon(next, fee, carry, teller.staffNo);
    expect(counter.carried().open()).toMatchObject([{ issuanceId: next.issuance_id, amount: 3_000 }]);
    expect(counter.bring(customerNo, next.issuance_id)).toEqual({ ok: true, value: 3_000 });
    expect(alarmsAbout(counter.journal.all())).toEqual([]);
  });

  test('goes back also where the core has moved the card meanwhile, which stays where it says', () => {
    const counter = cashCounter();
    counter.nextCardMoved('LOST');
    const row = counter.begin('CASH');
    const how = { reason: 'CARD_DEFECTIVE', carryCash: false } as const;
    expect(counter.program.records.abandon(row, settled.CASH, how, teller.staffNo).cashReturned).toBe(3_000);
    expect(counter.rows(`SELECT status FROM stock_card WHERE serial_no = '${row.serial_no}'`)).toEqual([
      { status: 'LOST' },
    ]);
  });

  test('pays for nobody else’s card, and for none of another day', () => {
    const counter = counterWithCarriedFee();
    const { from, customerNo } = counter;
    expect(counter.bring('0000000499')).toMatchObject(problem('CarriedFeeOfAnotherCustomer'));
    expect(() => counter.begin('CASH', teller, { from, customerNo: '0000000499' })).toThrow('same customer');
    const nobodys = '00000000-0000-4000-8000-000000000000';
    expect(counter.bring(customerNo, nobodys)).toMatchObject(problem('CarriedFeeNotFound'));
    counter.clock.now += 86_400_000;
    expect(counter.bring()).toMatchObject(problem('CarriedFeeOfAnotherDay'));
    expect(() => counter.begin('CASH', teller, { from, customerNo })).toThrow('business date');
  });

  test('is given back before the drawer is counted or the day closes', async () => {
    const counter = counterWithCarriedFee();
    expect(counter.prepare(0)).toEqual({
      ok: false,
      problem: { tag: 'CarriedFeesOpen', detail: { open: 1 } },
    });
    expect(counter.program().endOfDay.view().carriedFees).toBe(1);
    expect(counter.program().drawer.count(countOf(0), teller)).toMatchObject(problem('CarriedFeesOpen'));
    counter.giveBack();
    expect(counter.bring()).toMatchObject(problem('CarriedFeeEnded'));
    expect(counter.balances().DRAWER ?? 0).toBe(0);
    const subject = good(counter.prepare(0));
    good(
      counter.program().endOfDay.close(subject, await counter.consent(subject, staff.headCashier), teller),
    );
    expect(alarmsAbout(counter.journal.all())).toEqual([]);
  });

  test('that a terminal claims without having it is found by the core', () => {
    const counter = counterWithCarriedFee();
    const { journal, from, customerNo } = counter;
    const claim = (amount: number, issuanceId = from, of = customerNo) =>
      journal.record(
        {
          type: 'CarriedFeeReturned',
          payload: { issuanceId, customerNo: of, amount },
          actor: teller.staffNo,
        },
        () => {},
      );
    claim(2_000);
    claim(3_000, from, '0000000499');
    claim(3_000, '00000000-0000-4000-8000-000000000000');
    counter.giveBack();
    claim(3_000);
    const first = 3;
    expect(alarmsAbout(journal.all())).toEqual(
      [first, first + 1, first + 2, first + 4].map((seq) => `${seq} CARRIED_FEE_UNFOUNDED`),
    );
  });
});
