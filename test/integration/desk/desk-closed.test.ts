import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { staff } from '../../simulators/core/sample-bank.ts';
import { deskAndCore } from './in-process-desk.ts';

/**
 * A core that takes every question and answers none of them in time. The shell gives a desk five seconds to end; one
 * whose shell is gone has nobody who would, and holds the data against the next start.
 */
const silent = { do: 'slow', ms: 20_000 } as const;
/** Long before the core would have answered. */
const atOnceMs = silent.ms / 2;

/** Milliseconds until the desk has closed; another one is open then. */
async function closing(rig: Awaited<ReturnType<typeof deskAndCore>>): Promise<number> {
  const told = performance.now();
  let closed = Number.POSITIVE_INFINITY;
  await rig.restart(() => {
    closed = performance.now() - told;
  });
  return closed;
}

test('a terminal whose enrolment the core leaves unanswered closes at once, and enrols at the next start', async () => {
  const rig = await deskAndCore({ misbehaviour: silent });
  // The library that enrolment takes has been loaded, and the question is asked.
  await sleep(1_500);
  expect(await closing(rig)).toBeLessThan(atOnceMs);
  await rig.core.control({ do: 'behave' });
  await vi.waitUntil(() => rig.status().ready, { timeout: 60_000 });
});

test('one that is sending closes at once; that is no failure, and the next start sends it', async () => {
  const rig = await deskAndCore();
  await vi.waitUntil(() => rig.status().ready && rig.status().waiting === 0, { timeout: 60_000 });
  await rig.core.control(silent);
  await rig.calls().session.signIn({ staffNo: staff.teller.staffNo, password: staff.teller.password });
  await sleep(500);
  expect(rig.status().waiting).toBe(1);
  expect(await closing(rig)).toBeLessThan(atOnceMs);
  expect(rig.counter().sync.attempts).toBe(0);
  await rig.core.control({ do: 'behave' });
  await vi.waitUntil(() => rig.status().waiting === 0, { timeout: 60_000 });
});
