import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noCash } from '../../../electron/contract/cash.ts';
import { corePaths } from '../../../electron/contract/core.ts';
import { won } from '../../../electron/contract/won.ts';
import { maskName } from '../../../electron/desk/customer/mask.ts';
import { branches, customers, staff } from '../../simulators/core/sample-bank.ts';
import { firstReader, orderFor, readersFree, TerminalRig } from './terminal-rig.ts';

let rig: TerminalRig;
beforeAll(async () => {
  rig = await TerminalRig.start();
  await rig.startTerminal();
  await rig.signIn();
});
afterAll(() => rig?.stop());

const accepted = async (count: number) => {
  const issuances = async () => (await rig.core.books()).issuances.length;
  await expect.poll(issuances, { timeout: 60_000 }).toBe(count);
  const books = await rig.core.books();
  expect(books.alarms).toEqual([]);
  expect(
    books.issuances.map(({ verdict, checks }) => [verdict, Object.values(checks).every(Boolean)]),
  ).toEqual(Array.from({ length: count }, () => ['ACCEPTED', true]));
};

describe('an issuance on the whole real path', () => {
  test(
    'online: the core confirms a test code, the record is accepted',
    async () => {
      await rig.online();
      await rig.insertCard(1);
      await rig.cardPresent();
      const read = await rig.desk.issuance.identifyCard({ reader: firstReader });
      expect(read).toMatchObject({ ok: true, value: { serialNo: orderFor(1).cardSerialNo, ticketsLeft: 5 } });
      const order = orderFor(1);
      const issued = await rig.desk.issuance.perform(order);
      expect(issued).toMatchObject({
        ok: true,
        value: {
          provisional: false,
          testOtp: expect.stringMatching(/^\d{6}$/),
          fee: { method: 'CASH', change: 7_000 },
        },
      });
      await accepted(1);
      await rig.until(({ drawer }) => drawer === 3_000);
      const again = await rig.desk.issuance.perform(order);
      expect(again).toMatchObject({
        ok: true,
        value: { receiptNo: issued.ok ? issued.value.receiptNo : '' },
      });
      await accepted(1);
    },
    readersFree,
  );

  test('whose card is still being read when the screen is locked is not begun', async () => {
    await rig.insertCard(2);
    await rig.cardPresent();
    const order = orderFor(2, customers.best);
    const [performed] = await Promise.all([rig.desk.issuance.perform(order), rig.desk.session.lock()]);
    const { password } = staff.teller;
    expect(await rig.desk.session.unlock({ password })).toMatchObject({ ok: true });
    expect(performed).toMatchObject({ problem: { tag: 'SessionLocked' } });
    expect(await rig.desk.issuance.open()).toEqual({ ok: true, value: [] });
  });

  test('offline: a ticket answers for the core, the record follows later', async () => {
    await rig.core.control({ do: 'line', state: 'DOWN' });
    await rig.offline();
    await rig.insertCard(2);
    await rig.cardPresent();
    expect(await rig.desk.issuance.identifyCard({ reader: firstReader })).toMatchObject({ ok: true });
    const issued = await rig.desk.issuance.perform(orderFor(2, customers.best));
    expect(issued).toMatchObject({ ok: true, value: { provisional: true, testOtp: null } });
    await rig.until(({ waiting }) => waiting > 0);
    await rig.core.control({ do: 'line', state: 'UP' });
    await rig.online();
    await accepted(2);
    await rig.until(({ exposure }) => exposure?.issuances === 0);
  });

  test('beyond the caps: only with a supervisor who agrees to just that, also after a restart', async () => {
    const offlineCaps = { issuances: 1, won: won(100_000) };
    await rig.core.control({
      do: 'publish',
      item: { kind: 'settings', settings: { ...branches.main, offlineCaps } },
    });
    await rig.until(({ exposure }) => exposure?.caps.issuances === 1);
    await rig.core.control({ do: 'line', state: 'DOWN' });
    await rig.offline();
    await rig.insertCard(3);
    expect(await rig.desk.issuance.perform(orderFor(3, customers.family))).toMatchObject({ ok: true });

    await rig.stopTerminal();
    await rig.startTerminal();
    await rig.signIn();
    await rig.cardPresent();
    await rig.insertCard(4);
    const { exposure } = await rig.until((status) => status.exposure?.issuances === 1);
    const order = orderFor(4, customers.grand);
    const refused = await rig.desk.issuance.perform(order);
    expect(refused).toMatchObject({ ok: false, problem: { tag: 'OfflineCapReached' } });
    expect(rig.status?.openIssuances).toBe(0);

    if (exposure == null) throw new Error('the exposure is known');
    const subject = {
      kind: 'OFFLINE_EXPOSURE',
      orderId: order.draftId,
      customerNo: order.customerNo,
      maskedName: maskName(customers.grand.name),
      serialNo: order.cardSerialNo,
      fee: won(3_000),
      exposure,
    } as const;
    const understated = { ...subject, exposure: { ...exposure, issuances: 0 } };
    expect(await rig.desk.approvals.request({ subject: understated })).toMatchObject({
      problem: { tag: 'ApprovalSubjectChanged' },
    });
    const asked = await rig.desk.approvals.request({ subject });
    if (!asked.ok) throw new Error(asked.problem.tag);
    const { requestId } = asked.value;
    const { staffNo: approver, password } = staff.supervisor;
    const credential = { method: 'PASSWORD', password } as const;
    expect(await rig.desk.approvals.give({ requestId, approver, credential })).toMatchObject({ ok: true });
    const agreed = await rig.desk.issuance.perform({ ...order, exposureApprovalId: requestId });
    expect(agreed).toMatchObject({ ok: true, value: { provisional: true } });

    await rig.restoreLine();
    await accepted(4);
  });

  test('a debit whose answer is lost again and again is asked for, never charged twice', async () => {
    await rig.online();
    await rig.insertCard(5);
    await rig.cardPresent();
    const customer = customers.withSeveralAccounts;
    const [accountNo = ''] = customer.accounts;
    const order = { ...orderFor(5, customer), fee: { method: 'DEBIT', accountNo } as const };
    const before = rig.status?.lastSeq ?? 0;
    // The line goes while the code is being confirmed: a ticket would not help the debit.
    await rig.core.control({ do: 'loseAnswers', count: 20, path: corePaths.confirmTestOtp });
    expect(await rig.desk.issuance.perform(order)).toMatchObject({ problem: { tag: 'DebitUnresolved' } });
    await rig.core.control({ do: 'behave' });
    // It began; an entry that takes it up with a ticket there is none.
    expect(rig.status?.lastSeq).toBe(before + 1);
    const open = await rig.desk.issuance.open();
    const issuanceId = (open.ok ? open.value[0]?.issuanceId : undefined) ?? '';
    const resume = () => rig.desk.issuance.resume({ issuanceId, reader: firstReader });
    // Asked for twice in one try: both answers are lost, and the core has reserved the fee all the same.
    await rig.core.control({ do: 'loseAnswers', count: 2, path: corePaths.authoriseDebit });
    const charged = async () =>
      (await rig.core.books()).debits
        .filter((debit) => debit.accountNo === accountNo)
        .map(({ state, amount }) => ({ state, amount }));
    // Until the terminal knows that the line is there, the core is not asked.
    const askedFor = async () => {
      expect(await resume()).toMatchObject({ problem: { tag: 'DebitUnresolved' } });
      return await charged();
    };
    await expect.poll(askedFor, { timeout: 60_000 }).toEqual([{ state: 'AUTHORISED', amount: 3_000 }]);

    await rig.core.control({ do: 'line', state: 'DOWN' });
    await rig.offline();
    for (let time = 0; time < 6; time += 1)
      expect(await resume(), 'no ticket is spent where the debit can’t be asked for').toMatchObject({
        problem: { tag: 'DebitUnresolved' },
      });
    await rig.restoreLine();
    await rig.online();
    expect(await resume()).toMatchObject({ ok: true, value: { fee: { method: 'DEBIT', amount: 3_000 } } });
    await accepted(5);
    expect(await charged()).toEqual([{ state: 'CAPTURED', amount: 3_000 }]);
  });

  test('cash of a card that failed pays for the customer’s next one, or is given back before the day closes', async () => {
    const customer = customers.soleProprietor;
    const noMore = (carriedFrom: string) => ({ method: 'CASH', received: won(0), carriedFrom }) as const;
    const failAndCarry = async (card: number, change = {}) => {
      await rig.insertCard(card);
      await rig.cardPresent();
      await rig.desk.issuance.identifyCard({ reader: firstReader });
      await rig.card.arm({ kind: 'remove', apdu: 3, moment: 'before' });
      expect(await rig.desk.issuance.perform(orderFor(card, customer, change))).toMatchObject({ ok: false });
      const open = await rig.desk.issuance.open();
      const issuanceId = (open.ok ? open.value[0]?.issuanceId : undefined) ?? '';
      expect(
        await rig.desk.issuance.abandon({ issuanceId, reason: 'CARD_DEFECTIVE', carryCash: true }),
      ).toEqual({ ok: true, value: { cashToReturn: 0, cashCarried: 3_000 } });
      return issuanceId;
    };
    const failed = await failAndCarry(7);
    expect(await rig.desk.issuance.assess({ customerNo: customer.customerNo })).toMatchObject({
      value: { fee: { carried: { issuanceId: failed, amount: 3_000 } } },
    });
    await rig.insertCard(8);
    await rig.cardPresent();
    const fee = noMore(failed);
    expect(await rig.desk.issuance.perform(orderFor(8, customers.vvip, { fee }))).toMatchObject({
      problem: { tag: 'CarriedFeeOfAnotherCustomer' },
    });
    expect(await rig.desk.issuance.perform(orderFor(8, customer, { fee }))).toMatchObject({
      value: { fee: { received: 3_000, change: 0, carriedFrom: failed } },
    });
    await accepted(6);

    const again = await failAndCarry(9, { replacement: 'DEFECTIVE' });
    await rig.until(({ carriedFees }) => carriedFees === 1);
    expect(await rig.desk.day.prepareClosing({ count: noCash(), explanations: [] })).toMatchObject({
      problem: { tag: 'CarriedFeesOpen' },
    });
    const giveBack = () => rig.desk.issuance.returnCarried({ issuanceId: again });
    expect(await giveBack()).toEqual({ ok: true, value: { cashToReturn: 3_000 } });
    expect(await giveBack()).toMatchObject({ problem: { tag: 'CarriedFeeEnded' } });
    await rig.until(({ carriedFees, provisional, waiting }) => carriedFees + provisional + waiting === 0);
    await accepted(6);
  });

  test('offline: taken up with another card on the reader it spends no ticket, however often', async () => {
    await rig.core.control({ do: 'line', state: 'DOWN' });
    await rig.offline();
    await rig.insertCard(10);
    await rig.desk.issuance.identifyCard({ reader: firstReader });
    await rig.card.arm({ kind: 'remove', apdu: 3, moment: 'before' });
    expect(await rig.desk.issuance.perform(orderFor(10, customers.vip))).toMatchObject({ ok: false });
    const open = await rig.desk.issuance.open();
    const again = { issuanceId: (open.ok && open.value[0]?.issuanceId) || '', reader: firstReader };
    await rig.insertCard(11);
    for (let time = 0; time < 6; time += 1)
      expect(await rig.desk.issuance.resume(again)).toMatchObject({ problem: { tag: 'CardChanged' } });
    await rig.insertCard(10);
    expect(await rig.desk.issuance.resume(again)).toMatchObject({ ok: true, value: { provisional: true } });
    await rig.core.control({ do: 'line', state: 'UP' });
    await rig.online();
    await accepted(7);
    await rig.until(({ exposure }) => exposure?.issuances === 0);
  });

  test('where the bank wants the drawer opened, cash waits for it and a debit does not', async () => {
    await rig.core.control({
      do: 'publish',
      item: { kind: 'settings', settings: { ...branches.main, drawerRequired: true } },
    });
    await expect
      .poll(() => rig.desk.drawer.view(), { timeout: 60_000 })
      .toMatchObject({ ok: true, value: { required: true, state: 'NOT_OPENED' } });
    const order = orderFor(6, customers.secondWithoutTier);
    expect(await rig.desk.issuance.perform(order)).toMatchObject({ problem: { tag: 'DrawerNotOpen' } });
    const [accountNo = ''] = customers.secondWithoutTier.accounts;
    const debited = { ...order, fee: { method: 'DEBIT', accountNo } as const };
    await rig.insertCard(6);
    await rig.cardPresent();
    expect(await rig.desk.issuance.perform(debited)).toMatchObject({ ok: true });
  });
});
