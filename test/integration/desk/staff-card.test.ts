import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApprovalView } from '../../../electron/contract/approval.ts';
import { fail, type Result } from '../../../electron/contract/result.ts';
import { SimulatedCardProcess } from '../../simulators/card/card-process.ts';
import { staffCardOf } from '../../simulators/card/sample-card.ts';
import { VIRTUAL_READERS } from '../../simulators/card/virtual-reader.ts';
import { customers, serialNoOf, staff } from '../../simulators/core/sample-bank.ts';
import { orderFor, readersFree, TerminalRig } from './terminal-rig.ts';
import { vipWaiver } from './vip-waiver.ts';

/** A fee waived with a supervisor's staff card, in the second reader, on the whole real path to the core. */

const [, { name: secondReader, port }] = VIRTUAL_READERS;
const { supervisor, secondSupervisor, teller } = staff;
const PIN = '135790';

let rig: TerminalRig;
let staffCard: SimulatedCardProcess;

beforeAll(async () => {
  rig = await TerminalRig.start();
  await rig.startTerminal();
  await rig.signIn();
  staffCard = await SimulatedCardProcess.start();
}, readersFree);
afterAll(async () => {
  await staffCard?.stop();
  await rig?.stop();
});

/** Makes this person's card and puts it into the second reader; resolves when the terminal knows it to be in force. */
async function insertStaffCard({ staffNo, name, role }: typeof supervisor | typeof teller): Promise<void> {
  const piv = await rig.core.issueStaffCard({ staffNo, pin: PIN });
  await staffCard.insert(staffCardOf(staffNo, piv), port);
  const found = { reader: secondReader, staffNo, name, role, pinTriesLeft: 3 };
  await expect
    .poll(() => rig.desk.approvals.staffCard(), { timeout: 30_000, interval: 250 })
    .toEqual({ ok: true, value: found });
}

async function askWaiver(orderId: string, serialNo: string): Promise<ApprovalView> {
  const subject = await vipWaiver(rig.desk, orderId, serialNo);
  return value(await rig.desk.approvals.request({ subject }));
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.tag);
  return result.value;
}

test(
  'is accepted by the core, which checks the card’s signature itself',
  async () => {
    await rig.online();
    await rig.insertCard(1);
    expect(await rig.desk.approvals.staffCard()).toEqual(fail('StaffCardExpected'));
    await insertStaffCard(supervisor);

    const order = orderFor(1, customers.vvip);
    const { requestId } = await askWaiver(order.draftId, serialNoOf(1));
    const give = (approver: string, pin: string) =>
      rig.desk.approvals.give({ requestId, approver, credential: { method: 'STAFF_CARD', pin } });
    expect(await give(supervisor.staffNo, '999999')).toEqual(fail('StaffCardPinWrong', { left: 2 }));
    expect(await give(secondSupervisor.staffNo, PIN)).toEqual(fail('StaffCardChanged'));
    await staffCard.arm({ kind: 'remove', apdu: 8, moment: 'before' });
    expect(await give(supervisor.staffNo, PIN)).toMatchObject({ problem: { tag: 'StaffCardRemoved' } });
    await expect
      .poll(() => rig.status?.readers.readers.find(({ name }) => name === secondReader)?.state)
      .toMatch(/^(EMPTY|MUTE)$/);
    await staffCard.reinsert(port);
    await expect
      .poll(() => give(supervisor.staffNo, PIN), { timeout: 30_000, interval: 250 })
      .toMatchObject({ ok: true, value: { state: 'GIVEN', approvals: [{ method: 'STAFF_CARD' }] } });

    value(
      await rig.desk.issuance.perform({ ...order, fee: { method: 'WAIVED', approvalRequestId: requestId } }),
    );
    await expect.poll(async () => (await rig.core.books()).issuances, { timeout: 30_000 }).toHaveLength(1);
    const { issuances, alarms } = await rig.core.books();
    expect(alarms).toEqual([]);
    expect(issuances).toMatchObject([{ verdict: 'ACCEPTED', serialNo: serialNoOf(1) }]);
  },
  readersFree,
);

test('the teller’s own card, and a card reported lost, approve nothing', async () => {
  const { requestId } = await askWaiver(orderFor(2).draftId, serialNoOf(2));
  const give = (approver: string) =>
    rig.desk.approvals.give({ requestId, approver, credential: { method: 'STAFF_CARD', pin: PIN } });
  await rig.core.control({ do: 'revokeStaffCard', staffNo: supervisor.staffNo });
  await expect
    .poll(() => give(supervisor.staffNo), { timeout: 30_000, interval: 250 })
    .toEqual(fail('StaffCardNotInForce'));
  await insertStaffCard(teller);
  expect(await give(teller.staffNo)).toEqual(fail('ApproverIsMaker'));
});
