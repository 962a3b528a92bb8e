import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
      expect(rig.status?.drawer).toBe(3_000);
      const again = await rig.desk.issuance.perform(order);
      expect(again).toMatchObject({
        ok: true,
        value: { receiptNo: issued.ok ? issued.value.receiptNo : '' },
      });
      await accepted(1);
    },
    readersFree,
  );

  test('offline: a ticket answers for the core, the record follows later', async () => {
    await rig.core.control({ do: 'line', state: 'DOWN' });
    await rig.offline();
    await rig.insertCard(2);
    await rig.cardPresent();
    expect(await rig.desk.issuance.identifyCard({ reader: firstReader })).toMatchObject({ ok: true });
    const issued = await rig.desk.issuance.perform(orderFor(2, customers.best));
    expect(issued).toMatchObject({ ok: true, value: { provisional: true, testOtp: null } });
    expect(rig.status?.waiting).toBeGreaterThan(0);
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

    await rig.core.control({ do: 'line', state: 'UP' });
    await rig.desk.line.tryNow();
    await accepted(4);
  });
});
