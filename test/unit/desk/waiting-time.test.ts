import fc from 'fast-check';
import { expect, test } from 'vitest';
import { probeTime, waitingTime } from '../../../electron/desk/sync/waiting-time.ts';

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test('the wait is spread over the whole span, doubles with every failure and ends at half a minute', () => {
  expect([1, 2, 3, 4, 5, 6].map((attempts) => waitingTime(attempts, null, 0.5))).toEqual([
    1_000, 2_000, 4_000, 8_000, 15_000, 15_000,
  ]);
  fc.assert(
    fc.property(fc.nat(1_000_000), random, (attempts, chance) => {
      const wait = waitingTime(attempts, null, chance);
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThan(30_000);
    }),
  );
});

test('a core that names a time is never asked before it', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.nat(3_600_000), random, (attempts, asked, chance) => {
      expect(waitingTime(attempts, asked, chance)).toBeGreaterThanOrEqual(asked);
    }),
  );
});

test('a refused terminal asks ever more rarely whether it still is, in the end every five to ten minutes', () => {
  expect([1, 2, 3, 9, 10, 11, 1_000].map((refusals) => probeTime(refusals, 1) / 1_000)).toEqual([
    2, 4, 8, 512, 600, 600, 600,
  ]);
  expect(probeTime(1_000, 0)).toBe(300_000);
});
