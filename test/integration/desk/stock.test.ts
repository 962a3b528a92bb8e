import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StockSubject } from '../../../electron/contract/stock-records.ts';
import {
  batches,
  cardNumbers,
  customers,
  type SampleStaff,
  serialNoOf,
  staff,
} from '../../simulators/core/sample-bank.ts';
import { firstReader, orderFor, readersFree, TerminalRig } from './terminal-rig.ts';

let rig: TerminalRig;
beforeAll(async () => {
  rig = await TerminalRig.start();
  await rig.startTerminal();
}, readersFree);
afterAll(async () => rig?.stop());

const { waiting } = batches;
/** Of the sample cards on their way. */
const first = 31;
const damaged = 35;
const missing = 36;
const serialNo = serialNoOf(first);

/** Whoever is signed in asks for this, and these consent, each with their own password; the request. */
async function consentOf(
  second: SampleStaff | readonly SampleStaff[],
  subject: StockSubject,
): Promise<string> {
  const asked = await rig.desk.approvals.request({ subject });
  if (!asked.ok) throw new Error(asked.problem.tag);
  const { requestId } = asked.value;
  for (const { staffNo, password } of [second].flat()) {
    const credential = { method: 'PASSWORD', password } as const;
    const given = await rig.desk.approvals.give({ requestId, approver: staffNo, credential });
    if (!given.ok) throw new Error(given.problem.tag);
  }
  return requestId;
}

const done = { ok: true, value: null };
const sent = () => rig.until(({ waiting: entries }) => entries === 0);

test('a batch is received by two people, handed to a teller, issued and counted, and the core’s books agree', async () => {
  await rig.signIn(staff.teller);
  await rig.online();
  await rig.insertCard(first);
  const reader = { reader: firstReader };
  expect(await rig.desk.issuance.identifyCard(reader)).toMatchObject({ problem: { tag: 'CardNotReceived' } });

  const received = {
    batchNo: waiting.batchNo,
    packageNo: waiting.packageNo,
    sealIntact: true,
    present: waiting.serialNos.slice(0, 4),
    damaged: [serialNoOf(damaged)],
    missing: [serialNoOf(missing)],
    extra: [],
  };
  const receipt = await consentOf(staff.supervisor, { kind: 'STOCK_RECEIPT', ...received });
  expect(await rig.desk.stock.receive({ ...received, approval: receipt })).toEqual(done);
  expect(await rig.desk.stock.receive({ ...received, approval: receipt })).toMatchObject({
    problem: { tag: 'BatchAlreadyReceived' },
  });

  // The second teller takes two cards; the first finds one of them on the reader.
  const handOver = { from: null, to: staff.secondTeller.staffNo, serialNos: waiting.serialNos.slice(0, 2) };
  const taken = await consentOf(staff.secondTeller, { kind: 'STOCK_HANDOVER', ...handOver });
  expect(await rig.desk.stock.assign({ ...handOver, approval: taken })).toEqual(done);
  expect(await rig.desk.issuance.identifyCard(reader)).toMatchObject({
    problem: { tag: 'CardOfAnotherTeller' },
  });

  await rig.signIn(staff.secondTeller);
  expect(await rig.desk.issuance.perform(orderFor(first, customers.vip))).toMatchObject({ ok: true });

  // Of the two cards one is issued; the count says so, and one of the open stock is nowhere to be seen.
  // Four of the package came to the stock, two of them went to the teller.
  const inOpenStock = cardNumbers.mainBranchStock.length + 2;
  const count = (place: string | null, counted: number) =>
    rig.desk.stock.count({ place, counted, explanation: null, approval: null });
  expect(await count(staff.secondTeller.staffNo, 1)).toEqual({ ok: true, value: { verdict: 'RECORDED' } });
  expect(await count(null, inOpenStock - 1)).toEqual({
    ok: true,
    value: { verdict: 'DIFFERS', expected: inOpenStock },
  });
  const loss = { serialNo: serialNoOf(1), circumstance: 'IN_VAULT' } as const;
  const reported = await consentOf([staff.supervisor, staff.branchManager], { kind: 'STOCK_LOSS', ...loss });
  expect(await rig.desk.stock.lose({ ...loss, approval: reported })).toEqual(done);
  expect(await count(null, inOpenStock - 1)).toEqual({ ok: true, value: { verdict: 'RECORDED' } });

  await sent();
  await expect
    .poll(async () =>
      (await rig.core.books()).stockActs.map(({ type, rejectionCode }) => [type, rejectionCode]),
    )
    .toEqual([
      ['CardBatchReceived', null],
      ['CardsAssigned', null],
      ['StockCounted', null],
      ['CardLost', null],
      ['StockCounted', null],
    ]);
  const { cards, alarms } = await rig.core.books();
  const at = (n: number) => cards.find((card) => card.serialNo === serialNoOf(n));
  expect(at(first)).toMatchObject({ status: 'ISSUED', holder: customers.vip.customerNo, assignedTo: null });
  expect(at(32)).toMatchObject({ status: 'IN_STOCK', assignedTo: staff.secondTeller.staffNo });
  expect([damaged, missing, 1].map((n) => at(n)?.status)).toEqual(['SPOILED', 'MISSING', 'LOST']);
  expect(alarms.map(({ reason }) => reason)).toEqual(['PACKAGE_NOT_AS_SENT', 'CARD_LOST']);

  // The terminal's list is the core's book, card for card.
  const overview = await rig.desk.stock.overview();
  expect(overview).toMatchObject({
    value: {
      places: [
        { place: null, cards: inOpenStock - 1, difference: 0 },
        { place: staff.secondTeller.staffNo, cards: 1, difference: 0 },
      ],
      batches: [],
      spoiled: 1,
    },
  });

  await expect
    .poll(async () => {
      const story = await rig.desk.stock.story({ serialNo });
      return story.ok ? story.value.steps.map(({ kind, entry }) => [kind, entry?.sync ?? null]) : [];
    })
    .toEqual([
      ['MANIFEST', null],
      ['LISTED', null],
      ['RECEIVED', 'ACCEPTED'],
      ['ASSIGNED', 'ACCEPTED'],
      ['STARTED', 'STORED'],
      ['ISSUED', 'ACCEPTED'],
    ]);
});
