import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { corePaths, PingAnswer } from '../../../electron/contract/core.ts';
import { customers, serialNoOf, staff } from '../../simulators/core/sample-bank.ts';
import { CardVisit } from './card-visit.ts';
import { CoreFixture } from './core-fixture.ts';
import type { TestTerminal } from './test-terminal.ts';

const fixture = new CoreFixture();

test('ping tells the core’s time and the business date', async () => {
  const { body } = await (await fixture.terminal()).caller.post(corePaths.ping, {});
  expect(PingAnswer.safeParse(body).success).toBe(true);
});

describe('customers', () => {
  const search = async (query: string, staffNo: string = staff.teller.staffNo) =>
    (await fixture.terminal()).caller.post(corePaths.searchCustomers, { query, staffNo });

  test.each([
    ['number', customers.vip.customerNo, [customers.vip]],
    ['end of the phone number', '0003', [customers.grand]],
    ['name', customers.withRareSyllables.name, [customers.withRareSyllables]],
    ['decomposed name', customers.withRareSyllables.name.normalize('NFD'), [customers.withRareSyllables]],
    ['part of a name, a customer of another branch too', '파보', [customers.ofOtherBranch]],
    ['number nobody has', '1111111111', []],
    ['pattern, which is no name', '%%', []],
  ])('by %s', async (_, query, found) => {
    expect((await search(query)).body).toEqual({ customers: found });
  });

  test('for nobody of this branch they are not looked up', async () => {
    expect((await search('보기', staff.tellerOfOtherBranch.staffNo)).status).toBe(403);
    expect((await search('보기', '999999')).status).toBe(403);
  });
});

describe('cards', () => {
  const lookUp = async (value: string) =>
    (
      await (
        await fixture.terminal()
      ).caller.post(corePaths.lookUpCard, { identity: { source: 'CIN', value } })
    ).body.card;

  test('one of another branch is told with its branch and without tickets', async () => {
    const card = await lookUp(new CardVisit(22).identity.value);
    expect(card).toMatchObject({ serialNo: serialNoOf(22), branchNo: '0422', status: 'IN_STOCK' });
    expect(card).not.toHaveProperty('tickets');
  });

  test('one that nobody knows', async () => {
    expect(await lookUp(new CardVisit(26).identity.value)).toBeNull();
  });
});

describe('test OTP', () => {
  const stepNow = () => Math.floor(Date.now() / 30_000);

  const ask = async (terminal: TestTerminal, n: number, otp: string, issuanceId: string = randomUUID()) =>
    (await terminal.caller.post(corePaths.confirmTestOtp, { issuanceId, serialNo: serialNoOf(n), otp })).body;

  test.each([-1, 0, 1])('the card’s code of %i steps from now is confirmed', async (distance) => {
    const terminal = await fixture.terminal();
    // A card per case: a step that is spent is spent for later ones too, whatever the clock does meanwhile.
    const n = 10 + distance;
    const answer = await ask(terminal, n, new CardVisit(n).totp(stepNow() + distance));
    expect(answer.verdict).toBe('CONFIRMED');
  });

  test('a code of an hour ago is refused, and so is a wrong one', async () => {
    const terminal = await fixture.terminal();
    const card = new CardVisit(12);
    expect(await ask(terminal, 12, card.totp(stepNow() - 120))).toEqual({ verdict: 'REFUSED' });
    const wrong = String((Number(card.totp(stepNow())) + 1) % 1_000_000).padStart(6, '0');
    expect(await ask(terminal, 12, wrong)).toEqual({ verdict: 'REFUSED' });
  });

  test('the same question has the same answer; for another issuance the code is spent', async () => {
    const terminal = await fixture.terminal();
    const issuanceId = randomUUID();
    const otp = new CardVisit(13).totp(stepNow());
    const first = await ask(terminal, 13, otp, issuanceId);
    expect(first).toEqual({ verdict: 'CONFIRMED', confirmationNo: expect.any(String) });
    expect(await ask(terminal, 13, otp, issuanceId)).toEqual(first);
    expect(await ask(terminal, 13, otp)).toEqual({ verdict: 'REFUSED' });
  });

  test('after ten wrong codes in a row the right one is refused too', async () => {
    const terminal = await fixture.terminal();
    const card = new CardVisit(14);
    const right = card.totp(stepNow());
    const wrong = Array.from({ length: 10 }, (_, index) =>
      String((Number(right) + 1_000 * (index + 1)) % 1_000_000).padStart(6, '0'),
    );
    for (const otp of wrong) await ask(terminal, 14, otp);
    expect(await ask(terminal, 14, right)).toEqual({ verdict: 'REFUSED' });
  });

  test('a card of another branch, and one that nobody knows, are refused', async () => {
    const terminal = await fixture.terminal();
    expect(await ask(terminal, 21, new CardVisit(21).totp(stepNow()))).toEqual({ verdict: 'REFUSED' });
    expect(await ask(terminal, 26, new CardVisit(26).totp(stepNow()))).toEqual({ verdict: 'REFUSED' });
  });
});

describe('debits', () => {
  const [firstAccount, secondAccount] = customers.withSeveralAccounts.accounts;
  const { customerNo } = customers.withSeveralAccounts;
  const authorise = async (request: object) =>
    (await fixture.terminal()).caller.post(corePaths.authoriseDebit, {
      issuanceId: randomUUID(),
      customerNo,
      accountNo: firstAccount,
      amount: 3_000,
      ...request,
    });

  test('asked twice, one debit', async () => {
    const issuanceId = randomUUID();
    const first = await authorise({ issuanceId });
    expect(first.body).toEqual({ verdict: 'AUTHORISED', debitNo: expect.stringMatching(/^D-/) });
    expect((await authorise({ issuanceId })).body).toEqual(first.body);
    const { debits } = await fixture.core.books();
    expect(debits.filter((debit) => debit.issuanceId === issuanceId)).toHaveLength(1);
  });

  test('another question under the same issuance is not understood', async () => {
    const issuanceId = randomUUID();
    await authorise({ issuanceId });
    expect((await authorise({ issuanceId, accountNo: secondAccount })).status).toBe(422);
  });

  test.each([
    ['too little on the account', 'FUNDS', customers.withoutFunds, {}],
    ['an account of somebody else', 'ACCOUNT', customers.vip, { accountNo: firstAccount }],
    ['an account that is none', 'ACCOUNT', customers.vip, { accountNo: '9999999999' }],
    ['more than the fee', 'LIMIT', customers.vip, { amount: 3_001 }],
  ])('%s', async (_, reason, customer, request) => {
    const [accountNo] = customer.accounts;
    const { body } = await authorise({ customerNo: customer.customerNo, accountNo, ...request });
    expect(body).toEqual({ verdict: 'REFUSED', reason });
  });

  test('what is reserved can’t be reserved again', async () => {
    const { customerNo: onceNo, accounts } = customers.withFundsForOneFee;
    const ask = () => authorise({ customerNo: onceNo, accountNo: accounts[0] });
    expect((await ask()).body.verdict).toBe('AUTHORISED');
    expect((await ask()).body).toEqual({ verdict: 'REFUSED', reason: 'FUNDS' });
  });
});
