import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { FeeWaiverSubject } from '../../../electron/contract/fee-waiver.ts';
import type { JournalPayload } from '../../../electron/contract/journal-entry.ts';
import { instantOf } from '../../../electron/contract/moment.ts';
import { won } from '../../../electron/contract/won.ts';
import { customers, staff } from '../../simulators/core/sample-bank.ts';
import { consentTo } from './consent-to.ts';
import { CoreFixture } from './core-fixture.ts';
import { hashOf, type TestTerminal } from './test-terminal.ts';

const fixture = new CoreFixture();
const alarmsOf = async ({ terminalId }: TestTerminal) =>
  (await fixture.core.books()).alarms
    .filter((alarm) => alarm.terminalId === terminalId)
    .map(({ reason }) => reason);

const bankError = (): FeeWaiverSubject => ({
  kind: 'FEE_WAIVER',
  orderId: randomUUID(),
  customerNo: customers.best.customerNo,
  maskedName: '라*기',
  serialNo: '904200000001',
  amount: won(3_000),
  ground: { reason: 'BANK_ERROR' },
});

/** A waiver for a reason, used; nothing of it is wrong by itself. */
async function waive(terminal: TestTerminal, approver: string): Promise<void> {
  const { entries, approvals } = consentTo(terminal, bankError(), { approver });
  const used = terminal.append('StaffSignedOut', { cause: 'SIGN_OUT' }, { approvals });
  await terminal.ship([...entries, used]);
}

describe('waivers for a reason, over all terminals of a branch', () => {
  test('raise an alarm beyond the day’s limit of a supervisor and of the branch', async () => {
    const [first, second] = [await fixture.terminal(), await fixture.terminal()];
    const { supervisor, secondSupervisor } = staff;
    for (const terminal of [first, second, first]) await waive(terminal, supervisor.staffNo);
    expect(await alarmsOf(first)).toEqual([]);
    await waive(second, supervisor.staffNo);
    await expect.poll(() => alarmsOf(second)).toEqual(['WAIVER_LIMIT_EXCEEDED']);
    await waive(first, secondSupervisor.staffNo);
    expect(await alarmsOf(first)).toEqual([]);
    await waive(first, secondSupervisor.staffNo);
    await expect.poll(() => alarmsOf(first)).toEqual(['WAIVER_LIMIT_EXCEEDED']);
  });
});

describe('a waiver, to the branch’s terminals', () => {
  test('is told when it is consented to, when it is used, and when it lapses unused', async () => {
    const [first, second] = [await fixture.terminal(), await fixture.terminal()];
    const told = async (requestId: string | undefined) =>
      (await second.wholeFeed()).flatMap((item) =>
        item.kind === 'branchWaiver' && item.waiver.requestId === requestId ? [item.waiver] : [],
      );
    const { entries, approvals } = consentTo(first, bankError());
    const used = first.append('StaffSignedOut', { cause: 'SIGN_OUT' }, { approvals });
    await first.ship([...entries, used]);
    const requestId = approvals[0]?.requestId;
    await expect
      .poll(async () => (await told(requestId)).map(({ state }) => state))
      .toEqual(['GIVEN', 'USED']);
    expect((await told(requestId))[0]).toEqual({
      requestId,
      businessDate: entries[1]?.businessDate,
      maker: staff.teller.staffNo,
      approvers: [staff.supervisor.staffNo],
      forReason: true,
      state: 'GIVEN',
    });

    const lapsing = consentTo(first, bankError());
    const { requestId: lapsed = '', subjectHash = '' } = lapsing.approvals[0] ?? {};
    const end = first.append('ApprovalLapsed', { requestId: lapsed, subjectHash, cause: 'EXPIRED' });
    await first.ship([...lapsing.entries, end]);
    await expect.poll(async () => (await told(lapsed)).map(({ state }) => state)).toEqual(['GIVEN', 'ENDED']);
  });
});

describe('an answer from another terminal', () => {
  /** Asked at one terminal of the branch; `change` alters what another says it has answered. */
  async function answered(change: Partial<JournalPayload<'RemoteApprovalAnswered'>>) {
    const [asking, answering] = [await fixture.terminal(), await fixture.terminal()];
    const subject = bankError();
    const requestId = uuidv7();
    const subjectHash = hashOf(subject);
    const policy = { needed: 1, roles: ['SUPERVISOR' as const], validMinutes: 5 };
    await asking.ship([asking.append('ApprovalRequested', { requestId, subject, subjectHash, ...policy })]);
    const payload: JournalPayload<'RemoteApprovalAnswered'> = {
      requestId,
      terminalId: asking.terminalId,
      maker: staff.teller.staffNo,
      subject,
      subjectHash,
      answer: 'GIVEN',
      approver: staff.supervisor.staffNo,
      role: 'SUPERVISOR',
      method: 'PASSWORD',
      approvedAt: instantOf(Date.now()),
      reason: null,
      staffCard: null,
      ...change,
    };
    await answering.ship([answering.append('RemoteApprovalAnswered', payload, { actor: payload.approver })]);
    const carried = async () =>
      (await asking.wholeFeed()).filter(
        (item) => item.kind === 'approvalAnswer' && item.answer.requestId === requestId,
      );
    const told = async () =>
      (await answering.wholeFeed()).some(
        (item) => item.kind === 'approvalRequest' && item.request.requestId === requestId,
      );
    return { answering, carried, told };
  }

  test('is carried to where it was asked for', async () => {
    const { answering, carried, told } = await answered({});
    expect(await told()).toBe(true);
    await expect.poll(carried).toHaveLength(1);
    expect(await alarmsOf(answering)).toEqual([]);
  });

  test.each([
    ['the maker’s own', { approver: staff.teller.staffNo, role: 'TELLER' }],
    ['of somebody whose role may not', { approver: staff.secondTeller.staffNo, role: 'TELLER' }],
    ['of a role that is not theirs', { approver: staff.secondTeller.staffNo, role: 'SUPERVISOR' }],
    ['of another branch’s supervisor', { approver: staff.supervisorOfOtherBranch.staffNo }],
    ['to something else', { subject: bankError() }],
    ['of a staff card that did not sign', { method: 'STAFF_CARD' }],
  ] as const)('that is %s raises an alarm and is carried nowhere', async (_name, change) => {
    const { answering, carried } = await answered(change);
    await expect.poll(() => alarmsOf(answering)).toEqual(['APPROVAL_GIVEN_FALSELY']);
    expect(await carried()).toEqual([]);
  });
});
