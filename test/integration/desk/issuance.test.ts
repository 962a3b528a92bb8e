import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { customers } from '../../simulators/core/sample-bank.ts';
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
  });
});
