import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ApprovalView } from '../../../electron/contract/approval.ts';
import type { Result } from '../../../electron/contract/result.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import { deskAndCore } from './in-process-desk.ts';
import { vipWaiver } from './vip-waiver.ts';

const { teller, supervisor } = staff;
const patience = { timeout: 30_000 };

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.tag);
  return result.value;
}

/** A teller's terminal and a supervisor's own, of one branch, with a waiver asked for at the first. */
async function twoTerminals() {
  const here = await deskAndCore();
  const there = here.openAnother();
  await vi.waitUntil(() => here.status().ready && there.status().ready, patience);
  const { staffNo, password } = teller;
  value(await here.calls().session.signIn({ staffNo, password }));
  value(await there.calls().session.signIn({ staffNo: supervisor.staffNo, password: supervisor.password }));
  const subject = await vipWaiver(here.calls(), randomUUID(), '904200000001');
  const { requestId } = value(await here.calls().approvals.request({ subject }));
  const seen = await vi.waitUntil(async () => {
    const waiting: ApprovalView[] = value(await there.calls().approvals.waiting());
    return waiting.find((request) => request.requestId === requestId);
  }, patience);
  const asked = async () => value(await here.calls().approvals.find({ requestId }));
  const answer = { requestId, approver: supervisor.staffNo };
  const credential = { method: 'PASSWORD', password: supervisor.password } as const;
  const take = () => here.counter().approvals.take(requestId, subject, { ...teller });
  const alarms = () => here.core.books().alarms;
  return { here, there, seen, asked, answer, credential, subject, take, alarms };
}

let branch: Awaited<ReturnType<typeof twoTerminals>>;
beforeEach(async () => {
  branch = await twoTerminals();
});

describe('consent at a distance', () => {
  test('is asked for here, given there, carried and checked by the core, and used here', async () => {
    const { here, there, seen, asked, answer, credential, subject, take, alarms } = branch;
    expect(seen).toMatchObject({ subject, maker: teller.staffNo, makerName: teller.name });
    expect(seen.from).toBe(here.status().terminalId);
    expect(there.status().approvalsWaiting).toBe(1);
    expect(
      await there.calls().approvals.give({ ...answer, credential: { ...credential, password: 'wrong' } }),
    ).toMatchObject({ problem: { tag: 'SignInRefused' } });
    expect(await there.calls().approvals.give({ ...answer, credential })).toMatchObject({ ok: true });
    expect(await there.calls().approvals.give({ ...answer, credential })).toMatchObject({
      problem: { tag: 'ApprovalAlreadyAnswered' },
    });

    await vi.waitUntil(async () => (await asked()).state === 'GIVEN', patience);
    const taken = value(take());
    expect(taken).toMatchObject([{ approver: supervisor.staffNo, method: 'PASSWORD' }]);
    here.counter().journal.record({
      type: 'StaffSignedOut',
      payload: { cause: 'SIGN_OUT' },
      actor: teller.staffNo,
      approvals: taken,
    });
    expect(take()).toMatchObject({ problem: { tag: 'ApprovalAlreadyUsed' } });

    // Request and answer stand in both journals, and the core finds nothing wrong with either.
    const answered = there.entries().find(({ type }) => type === 'RemoteApprovalAnswered');
    expect(answered).toMatchObject({ actor: supervisor.staffNo, payload: { answer: 'GIVEN', subject } });
    const received = [...here.counter().journal.all()].find(({ type }) => type === 'RemoteApprovalReceived');
    expect(received).toMatchObject({ actor: 'TERMINAL', payload: { entryId: answered?.id } });
    await vi.waitUntil(() => here.status().waiting === 0 && there.status().waiting === 0, patience);
    expect(alarms()).toEqual([]);
    // The branch's other terminal counts the waiver as this one does.
    const pair = { maker: teller.staffNo, approver: supervisor.staffNo, waivers: 1 };
    const pairsThere = async () => value(await there.calls().approvals.overview()).pairs;
    await vi.waitUntil(async () => (await pairsThere()).length > 0, patience);
    expect(await pairsThere()).toEqual([pair]);
    expect(value(here.counter().oversight.overview()).pairs).toEqual([pair]);
  });

  test('is given there also where that terminal’s clock is an hour ahead', async () => {
    const { here, there, asked, answer, credential } = branch;
    here.clock.ahead = 3_600_000;
    expect(there.status().approvalsWaiting).toBe(1);
    const [waiting] = value(await there.calls().approvals.waiting());
    expect(waiting?.secondsLeft).toBeGreaterThan(0);
    expect(await there.calls().approvals.give({ ...answer, credential })).toMatchObject({ ok: true });
    await vi.waitUntil(async () => (await asked()).state === 'GIVEN', patience);
  });

  test('is refused there with a reason that is read here', async () => {
    const { there, asked, answer, credential, alarms } = branch;
    const refused = { ...answer, credential, reason: '증빙 확인 필요' };
    expect(await there.calls().approvals.refuse(refused)).toMatchObject({ ok: true });
    await vi.waitUntil(async () => (await asked()).state === 'REFUSED', patience);
    expect((await asked()).refusal).toEqual({
      approver: supervisor.staffNo,
      reason: '증빙 확인 필요',
      method: 'PASSWORD',
      terminal: there.status().terminalId,
    });
    expect(alarms()).toEqual([]);
  });

  test('ends there with its end here, and an answer that comes too late changes nothing', async () => {
    const { here, there, asked, answer, credential } = branch;
    await here.core.control({ do: 'line', state: 'DOWN' });
    await vi.waitUntil(() => there.status().line.state === 'OFFLINE', patience);
    expect(await there.calls().approvals.give({ ...answer, credential })).toMatchObject({
      problem: { tag: 'LineDown' },
    });
    await here.core.control({ do: 'line', state: 'UP' });
    await vi.waitUntil(() => there.status().line.state === 'ONLINE', patience);
    value(await here.calls().approvals.withdraw({ requestId: answer.requestId }));
    await there.calls().approvals.give({ ...answer, credential });
    await vi.waitUntil(() => there.status().approvalsWaiting === 0, patience);
    expect((await asked()).state).toBe('LAPSED');
    expect(await there.calls().approvals.give({ ...answer, credential })).toMatchObject({ ok: false });
  });
});
