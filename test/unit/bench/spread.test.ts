import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ratioOf, spreadOf } from '../../bench/spread.ts';

const runs = fc.array(fc.double({ min: 0.001, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 50 });

describe('a spread', () => {
  test.each([
    { runs: [7], spread: { min: 7, median: 7, max: 7 } },
    { runs: [9, 1, 5], spread: { min: 1, median: 5, max: 9 } },
    { runs: [10, 2, 4, 8], spread: { min: 2, median: 6, max: 10 } },
    { runs: [100, 20, 3], spread: { min: 3, median: 20, max: 100 } },
  ])('of $runs', ({ runs, spread }) => {
    expect(spreadOf(runs)).toEqual(spread);
  });

  test('has as many runs at or below its median as at or above it, and leaves the runs in their order', () => {
    fc.assert(
      fc.property(runs, (runs) => {
        const asMade = [...runs];
        const { min, median, max } = spreadOf(runs);
        expect(runs).toEqual(asMade);
        expect([min, max]).toEqual([Math.min(...runs), Math.max(...runs)]);
        const half = runs.length / 2;
        expect(runs.filter((run) => run <= median).length).toBeGreaterThanOrEqual(half);
        expect(runs.filter((run) => run >= median).length).toBeGreaterThanOrEqual(half);
      }),
    );
  });

  test('of nothing is nothing to be told', () => {
    expect(() => spreadOf([])).toThrow('no runs');
  });
});

describe('a ratio', () => {
  test('is taken round by round: what slows a round slows both sides of it', () => {
    expect(ratioOf([2, 20, 200], [4, 40, 400])).toEqual({ min: 0.5, median: 0.5, max: 0.5 });
    // The quotient of the medians would be 1.
    expect(ratioOf([1, 2, 9], [2, 1, 3])).toEqual({ min: 0.5, median: 2, max: 3 });
  });

  test('is 1 against itself', () => {
    fc.assert(
      fc.property(runs, (runs) => {
        expect(ratioOf(runs, runs)).toEqual({ min: 1, median: 1, max: 1 });
      }),
    );
  });

  test('of runs that were not made side by side is refused', () => {
    expect(() => ratioOf([1, 2, 3], [1, 2])).toThrow('do not pair');
  });
});
