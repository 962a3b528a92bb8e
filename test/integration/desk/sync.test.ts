import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { corePaths } from '../../../electron/contract/core.ts';
import { loadDevice } from '../../../electron/desk/device/device.ts';
import { verifyJournal } from '../../../electron/desk/journal/verify-journal.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import { deskAndCore } from './in-process-desk.ts';

type Rig = Awaited<ReturnType<typeof deskAndCore>>;

const patient = { timeout: 60_000 };
const ready = (rig: Rig) => vi.waitUntil(() => rig.status().ready && rig.status().waiting === 0, patient);
const drained = (rig: Rig) => vi.waitUntil(() => rig.status().waiting === 0, patient);
const lineIs = (rig: Rig, state: string) => vi.waitUntil(() => rig.status().line.state === state, patient);

const signIn = async (rig: Rig, { staffNo, password }: { staffNo: string; password: string }) => {
  expect(await rig.calls().session.signIn({ staffNo, password })).toMatchObject({ ok: true });
};

/** Acts that need nothing but a terminal: each writes one entry. */
const act = (rig: Rig, times: number) => {
  for (let i = 0; i < times; i += 1) {
    rig.counter().journal.record({
      type: 'StaffSignInRefused',
      payload: { staffNo: staff.teller.staffNo, lockedOut: false },
      actor: 'TERMINAL',
    });
  }
};

/** What must hold at the end of every test here: both sides hold the same journal, and it verifies. */
const agree = async (rig: Rig) => {
  const [terminal] = rig.core.books().terminals;
  const entries = [...rig.counter().journal.all()];
  expect(terminal).toMatchObject({
    entryCount: entries.length,
    lastSeq: entries.length,
    lastHash: entries.at(-1)?.hash,
  });
  expect(verifyJournal(entries, loadDevice(rig.database()).publicKey).firstBroken).toBeNull();
};

describe('sync brings every entry to the core once', () => {
  test('a backlog of several batches drains in order, also over a restart', async () => {
    const rig = await deskAndCore();
    await ready(rig);
    await rig.core.control({ do: 'line', state: 'DOWN' });
    act(rig, 150);
    await rig.restart();
    act(rig, 101);
    expect(rig.status().waiting).toBe(251);
    const { connections } = rig.core.traffic;
    const begun = performance.now();
    await rig.core.control({ do: 'slow', ms: 100 });
    await rig.core.control({ do: 'line', state: 'UP' });
    // On its way people see how far it has come, and the end of it.
    await vi.waitUntil(() => (rig.status().drain?.sent ?? 0) > 0, patient);
    expect(rig.status().drain).toMatchObject({ of: 251, bytesSent: expect.any(Number) });
    await rig.core.control({ do: 'behave' });
    await drained(rig);
    await vi.waitUntil(() => rig.status().drain === null, patient);
    await agree(rig);
    // Kept alive: all of it went over the connections of one pool; undici lets one go that has lain idle for 4 s.
    const idled = Math.floor((performance.now() - begun) / 4_000);
    expect(rig.core.traffic.connections - connections).toBeLessThanOrEqual(2 + idled);
  });

  test.each([
    ['answers are lost', { do: 'loseAnswers', count: 2 }],
    ['the core is busy and says when to come back', { do: 'status', code: 503, retryAfter: 1 }],
    ['the core fails', { do: 'status', code: 500 }],
    ['somebody else answers with 200', { do: 'garbage' }],
    ['the core knows no such path', { do: 'status', code: 404 }],
    ['the feed is delivered twice', { do: 'duplicateFeed' }],
    ['the feed begins again too early', { do: 'redeliverFeed', items: 40 }],
  ] as const)('when %s: nothing lost, nothing doubled', async (_name, misbehaviour) => {
    const rig = await deskAndCore();
    await ready(rig);
    await rig.core.control(misbehaviour);
    act(rig, 30);
    await rig.counter().synchroniser.nudge();
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    await rig.core.control({ do: 'behave' });
    await drained(rig);
    await lineIs(rig, 'ONLINE');
    await agree(rig);
  });

  test('an enrolment whose answer is lost is answered again', async () => {
    const rig = await deskAndCore({ misbehaviour: { do: 'loseAnswers', count: 1, path: corePaths.enrol } });
    await ready(rig);
    await agree(rig);
  });

  test.each([
    ['is said to be too large', { do: 'limitBody', bytes: 3_000 }],
    ['never gets through a line', { do: 'limitBody', bytes: 7_000, hangUp: true }],
  ] as const)('a batch that %s is made smaller until it fits', async (_name, misbehaviour) => {
    const rig = await deskAndCore();
    await ready(rig);
    await rig.core.control(misbehaviour);
    act(rig, 100);
    await drained(rig);
    await agree(rig);
  });

  test('a batch that arrived, whose answer was lost and that is then made smaller, is no contradiction', async () => {
    const rig = await deskAndCore();
    await ready(rig);
    await rig.core.control({ do: 'loseAnswers', count: 1, path: corePaths.journal });
    act(rig, 100);
    rig.counter().synchroniser.nudge();
    await vi.waitUntil(() => rig.core.books().terminals[0]?.entryCount === 101, patient);
    await rig.core.control({ do: 'limitBody', bytes: 3_000 });
    await drained(rig);
    await agree(rig);
  });

  test('a clock ten years ahead and then ten back changes neither order nor sync', async () => {
    const rig = await deskAndCore();
    await ready(rig);
    for (const years of [10, -10, 0]) {
      await rig.core.control({ do: 'line', state: 'DOWN' });
      act(rig, 5);
      await lineIs(rig, 'OFFLINE');
      // Set while the next attempt is waited for, and wrong while it ships.
      rig.clock.ahead = years * 365 * 86_400_000;
      act(rig, 5);
      await rig.core.control({ do: 'line', state: 'UP' });
      await drained(rig);
    }
    const years = new Set([...rig.counter().journal.all()].map(({ occurredAt }) => occurredAt.slice(0, 4)));
    expect(years.size).toBe(3);
    await agree(rig);
  });
});

describe('the waiting time', () => {
  test('a core that names one is left alone for it: by impatience, by a restart, by a clock set forward', async () => {
    const rig = await deskAndCore();
    await ready(rig);
    await rig.core.control({ do: 'status', code: 503, retryAfter: 600 });
    act(rig, 3);
    rig.counter().synchroniser.nudge();
    await vi.waitUntil(() => (rig.status().nextTry?.toldMs ?? 0) > 0, patient);
    const before = rig.core.traffic;
    await rig.core.control({ do: 'behave' });

    rig.clock.ahead = 10 * 365 * 86_400_000;
    for (const again of [false, true]) {
      if (again) await rig.restart();
      const { toldMs, inMs } = rig.status().nextTry ?? expect.fail('nothing is waited for');
      expect(toldMs).toBeGreaterThan(500_000);
      expect(inMs).toBeGreaterThanOrEqual(toldMs);
      expect(rig.counter().synchroniser.tryNow()).toMatchObject({
        ok: false,
        problem: { tag: 'LineTryTooSoon', detail: { seconds: expect.any(Number) } },
      });
      rig.counter().synchroniser.nudge();
    }
    expect(rig.core.traffic.requests).toEqual(before.requests);
    expect(rig.status().waiting).toBe(3);
  });

  test('of a line that is down is cut short by a person, but not again at once', async () => {
    const rig = await deskAndCore();
    await ready(rig);
    await rig.core.control({ do: 'line', state: 'DOWN' });
    act(rig, 1);
    await lineIs(rig, 'OFFLINE');
    await vi.waitUntil(() => rig.status().nextTry !== null, patient);
    expect(rig.counter().synchroniser.tryNow()).toMatchObject({ problem: { tag: 'LineTryTooSoon' } });
    await rig.core.control({ do: 'line', state: 'UP' });
    // A program just started has not tried yet.
    await rig.restart();
    expect(rig.counter().synchroniser.tryNow()).toEqual({ ok: true, value: null });
    await drained(rig);
    await agree(rig);
  });
});

describe('a core that contradicts the journal stops both sides', () => {
  test.each(['HASH', 'TOO_FAR', 'SIGNATURE'] as const)('lying about %s', async (about) => {
    const rig = await deskAndCore();
    await ready(rig);
    const stored = rig.counter().sync.storedThrough;
    await rig.core.control({ do: 'lie', about });
    act(rig, 3);
    await lineIs(rig, 'STOPPED');
    expect(rig.status().alarms).toContainEqual({ tag: 'CoreContradiction' });
    expect(rig.counter().sync.storedThrough).toBe(stored);
    await rig.core.control({ do: 'behave' });
    await rig.restart();
    expect(rig.status().line.state).toBe('STOPPED');
    expect(rig.status().waiting).toBe(3);
  });

  test('a copy of the data rolled back: same number, other hash; while that stands, resuming stops it again', async () => {
    const rig = await deskAndCore();
    await ready(rig);
    const copy = mkdtempSync(join(tmpdir(), 'branch-teller-copy-'));
    onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
    await rig.restart(() => cpSync(rig.folder, copy, { recursive: true }));
    act(rig, 2);
    await drained(rig);
    await rig.restart(() => cpSync(copy, rig.folder, { recursive: true }));
    act(rig, 1);
    await lineIs(rig, 'STOPPED');
    expect(rig.status().alarms).toContainEqual({ tag: 'CoreContradiction' });
    const { terminals } = rig.core.books();

    await signIn(rig, staff.supervisor);
    const asked = () => rig.core.traffic.requests[corePaths.heldJournal];
    const before = asked() ?? 0;
    expect(await rig.calls().line.resume()).toEqual({ ok: true, value: null });
    await expect.poll(asked, patient).toBe(before + 1);
    await lineIs(rig, 'STOPPED');
    const { entryCount, lastHash } = terminals[0] ?? expect.fail('the core knows no terminal');
    expect(rig.core.books().terminals).toMatchObject([{ entryCount, lastHash }]);
  });

  test('what the help desk has settled is resumed by a supervisor, who stands in the journal for it', async () => {
    const rig = await deskAndCore();
    await ready(rig);
    await rig.core.control({ do: 'lie', about: 'TOO_FAR' });
    act(rig, 3);
    await lineIs(rig, 'STOPPED');
    await rig.core.control({ do: 'behave' });
    await signIn(rig, staff.teller);
    expect(await rig.calls().line.resume()).toMatchObject({ problem: { tag: 'NotPermitted' } });
    await rig.calls().session.signOut();
    await signIn(rig, staff.supervisor);
    expect(await rig.calls().line.resume()).toEqual({ ok: true, value: null });
    expect([...rig.counter().journal.all()].at(-1)).toMatchObject({
      type: 'SyncResumed',
      payload: { stopped: 'ACKNOWLEDGED_UNSENT' },
      actor: staff.supervisor.staffNo,
    });
    expect(await rig.calls().line.resume()).toMatchObject({ problem: { tag: 'LineNotStopped' } });
    await drained(rig);
    await lineIs(rig, 'ONLINE');
    await agree(rig);
  });

  test('judging an entry that was never made', async () => {
    const rig = await deskAndCore();
    await ready(rig);
    await rig.core.control({
      do: 'publish',
      item: {
        kind: 'outcome',
        entryId: '01900000-0000-7000-8000-000000000000',
        seq: 1,
        outcome: { verdict: 'ACCEPTED', coreNo: 'C-1' },
      },
    });
    await lineIs(rig, 'STOPPED');
  });
});

test('a revoked terminal keeps everything, sends nothing, says so, and goes on when it is taken back', async () => {
  const rig = await deskAndCore();
  await ready(rig);
  await signIn(rig, staff.teller);
  await drained(rig);
  const { terminalId } = rig.status();
  const before = rig.core.books().terminals[0]?.entryCount;
  await rig.core.control({ do: 'revokeTerminal', terminalId });
  act(rig, 3);
  await lineIs(rig, 'REFUSED');
  expect(rig.status().alarms).toContainEqual({ tag: 'CoreRefusedTerminal' });

  const sent = () => {
    const { [corePaths.ping]: _asked, ...others } = rig.core.traffic.requests;
    return others;
  };
  const before403 = sent();
  act(rig, 3);
  rig.counter().synchroniser.nudge();
  await rig.calls().customers.search({ query: '보기' });
  await rig.restart();
  // Said at once, without asking.
  expect(rig.status().line.state).toBe('REFUSED');

  // It asks whether it still is so, a person may ask as well, and nothing but that leaves.
  const pings = () => rig.core.traffic.requests[corePaths.ping] ?? 0;
  const pingsBefore = pings();
  expect(rig.counter().synchroniser.tryNow()).toEqual({ ok: true, value: null });
  await expect.poll(pings, patient).toBeGreaterThan(pingsBefore);
  await vi.waitUntil(() => rig.status().nextTry !== null, patient);
  expect(rig.status().line.state).toBe('REFUSED');
  expect(sent()).toEqual(before403);
  expect(rig.core.books().terminals[0]?.entryCount).toBe(before);

  await rig.core.control({ do: 'reinstateTerminal', terminalId });
  await rig.restart();
  expect(rig.counter().synchroniser.tryNow()).toEqual({ ok: true, value: null });
  await drained(rig);
  await lineIs(rig, 'ONLINE');
  await agree(rig);
});
