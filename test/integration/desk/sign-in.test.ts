import { describe, expect, test, vi } from 'vitest';
import { customers, staff } from '../../simulators/core/sample-bank.ts';
import { deskAndCore } from './in-process-desk.ts';

const ready = async () => {
  const rig = await deskAndCore();
  await vi.waitUntil(() => rig.status().ready, { timeout: 60_000 });
  return { rig, calls: rig.calls() };
};
const minute = 60_000;
const signIn = ({ staffNo, password }: { staffNo: string; password: string }) => ({ staffNo, password });

describe('signing in', () => {
  test('works, also while the line is down, and is recorded', async () => {
    const { rig, calls } = await ready();
    await rig.core.control({ do: 'line', state: 'DOWN' });
    await vi.waitUntil(() => rig.status().line.state === 'OFFLINE', { timeout: 60_000 });
    expect(await calls.session.signIn(signIn(staff.teller))).toMatchObject({
      ok: true,
      value: { role: 'TELLER' },
    });
    expect(rig.counter().journal.at(rig.counter().journal.lastSeq())).toMatchObject({
      type: 'StaffSignedIn',
      actor: staff.teller.staffNo,
      payload: { online: false },
    });
  });

  test('locks a number out after five wrong passwords, for ten minutes, over a restart', async () => {
    const { rig, calls } = await ready();
    const wrong = () => calls.session.signIn({ staffNo: staff.teller.staffNo, password: 'wrong' });
    for (const left of [4, 3, 2, 1]) {
      expect(await wrong()).toMatchObject({ problem: { tag: 'SignInRefused', detail: { left } } });
    }
    expect(await wrong()).toMatchObject({ problem: { tag: 'StaffLockedOut', detail: { minutes: 10 } } });
    await rig.restart();
    const again = rig.calls();
    const right = () => again.session.signIn(signIn(staff.teller));
    expect(await right()).toMatchObject({ problem: { tag: 'StaffLockedOut' } });
    rig.clock.ahead = 9 * minute;
    expect(await right()).toMatchObject({ problem: { tag: 'StaffLockedOut' } });
    rig.clock.ahead = 11 * minute;
    expect(await right()).toMatchObject({ ok: true });
  });

  test('a number that was locked out while the clock was years ahead is not locked out for years', async () => {
    const { rig, calls } = await ready();
    rig.clock.ahead = 10 * 365 * 24 * 60 * minute;
    for (let n = 0; n < 5; n += 1)
      await calls.session.signIn({ staffNo: staff.teller.staffNo, password: 'wrong' });
    rig.clock.ahead = 0;
    const right = () => calls.session.signIn(signIn(staff.teller));
    expect(await right()).toMatchObject({ problem: { tag: 'StaffLockedOut', detail: { minutes: 10 } } });
    rig.clock.ahead = 9 * minute;
    expect(await right()).toMatchObject({ problem: { tag: 'StaffLockedOut', detail: { minutes: 1 } } });
    rig.clock.ahead = 11 * minute;
    expect(await right()).toMatchObject({ ok: true });
  });

  test('an unknown number is refused like a wrong password', async () => {
    const { calls } = await ready();
    expect(await calls.session.signIn({ staffNo: '999999', password: 'x' })).toMatchObject({
      problem: { tag: 'SignInRefused' },
    });
  });

  test('a clock set years ahead: while the core is heard it counts for nothing, alone it makes verifiers too old', async () => {
    const { rig, calls } = await ready();
    rig.clock.ahead = 5 * 365 * 24 * 60 * minute;
    expect(await calls.session.signIn(signIn(staff.teller))).toMatchObject({ ok: true });
    await rig.core.control({ do: 'line', state: 'DOWN' });
    await rig.restart();
    expect(await rig.calls().session.signIn(signIn(staff.teller))).toMatchObject({
      problem: { tag: 'VerifierTooOld' },
    });
  });
});

describe('the session', () => {
  test('locks when idle, lets nothing through, and opens with the password only', async () => {
    const { rig, calls } = await ready();
    await calls.session.signIn(signIn(staff.teller));
    await calls.session.lock();
    expect(await calls.history.search({ query: '', limit: 1 })).toMatchObject({
      problem: { tag: 'SessionLocked' },
    });
    expect(await calls.session.unlock({ password: 'wrong' })).toMatchObject({
      problem: { tag: 'SignInRefused' },
    });
    expect(rig.status().session?.locked).toBe(true);
    expect(await calls.session.unlock({ password: staff.teller.password })).toMatchObject({ ok: true });
    expect(await calls.history.search({ query: '', limit: 1 })).toMatchObject({ ok: true });
  });

  test('ends with the business date', async () => {
    const { rig, calls } = await ready();
    await calls.session.signIn(signIn(staff.teller));
    rig.clock.ahead = 24 * 60 * minute;
    expect(await calls.history.search({ query: '', limit: 1 })).toMatchObject({
      problem: { tag: 'SessionExpired' },
    });
    expect(rig.status().session).toBeNull();
  });

  test('goes to a colleague at once, and each finds their own draft', async () => {
    const { calls } = await ready();
    const draft = {
      draftId: 'b3bb2c0e-6a0e-4a4e-9f5e-0d3a8f1c2b10',
      step: 'CHECKS',
      customerNo: customers.vip.customerNo,
      identityDocument: null,
      phoneCheck: null,
      legalRepresentative: null,
      replacement: null,
      reader: null,
      cardSerialNo: null,
      feeMethod: null,
    } as const;
    await calls.session.signIn(signIn(staff.teller));
    await calls.issuance.saveDraft(draft);
    await calls.session.signIn(signIn(staff.secondTeller));
    expect(await calls.issuance.draft()).toEqual({ ok: true, value: null });
    await calls.session.signIn(signIn(staff.teller));
    expect(await calls.issuance.draft()).toEqual({ ok: true, value: draft });
  });

  test('left behind by a killed program is signed out once the core has been heard', async () => {
    const { rig, calls } = await ready();
    await calls.session.signIn(signIn(staff.teller));
    await rig.restart();
    await expect
      .poll(() => rig.counter().journal.at(rig.counter().journal.lastSeq()), { timeout: 10_000 })
      .toMatchObject({
        type: 'StaffSignedOut',
        actor: staff.teller.staffNo,
        payload: { cause: 'RESTART' },
      });
  });

  test('left behind by a killed program is signed out at the latest when somebody comes, also offline', async () => {
    const { rig, calls } = await ready();
    await calls.session.signIn(signIn(staff.teller));
    await rig.core.control({ do: 'line', state: 'DOWN' });
    await rig.restart();
    await rig.calls().session.signIn(signIn(staff.secondTeller));
    expect([...rig.counter().journal.all()].slice(-2)).toMatchObject([
      { type: 'StaffSignedOut', actor: staff.teller.staffNo, payload: { cause: 'RESTART' } },
      { type: 'StaffSignedIn', actor: staff.secondTeller.staffNo },
    ]);
  });
});
