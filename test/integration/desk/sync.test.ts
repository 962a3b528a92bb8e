import { describe, expect, test, vi } from 'vitest';
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
  const [terminal] = (await rig.core.books()).terminals;
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
    await rig.core.control({ do: 'line', state: 'UP' });
    await drained(rig);
    await agree(rig);
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

  test('a batch too large is made smaller until it fits', async () => {
    const rig = await deskAndCore();
    await ready(rig);
    await rig.core.control({ do: 'limitBody', bytes: 3_000 });
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
    await vi.waitUntil(async () => (await rig.core.books()).terminals[0]?.entryCount === 101, patient);
    await rig.core.control({ do: 'limitBody', bytes: 3_000 });
    await drained(rig);
    await agree(rig);
  });

  test('a clock ten years ahead and then ten back changes neither order nor sync', async () => {
    const rig = await deskAndCore();
    await ready(rig);
    for (const years of [10, -10, 0]) {
      rig.clock.ahead = years * 365 * 86_400_000;
      act(rig, 5);
    }
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

test('a revoked terminal keeps everything, sends nothing and says so', async () => {
  const rig = await deskAndCore();
  await ready(rig);
  const before = (await rig.core.books()).terminals[0]?.entryCount;
  await rig.core.control({ do: 'revokeTerminal', terminalId: rig.status().terminalId });
  act(rig, 3);
  await lineIs(rig, 'REFUSED');
  expect(rig.status().alarms).toContainEqual({ tag: 'CoreRefusedTerminal' });
  expect(rig.status().waiting).toBe(3);
  expect((await rig.core.books()).terminals[0]?.entryCount).toBe(before);
});
