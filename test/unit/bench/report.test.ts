import { expect, test } from 'vitest';
import type { BenchResult } from '../../bench/bench.ts';
import { figuresOf } from '../../bench/report.ts';
import { tableOf } from '../../bench/table.ts';

const result: BenchResult = {
  setting: 'three rounds',
  measurements: [
    { name: 'ours', unit: 'per second', rounds: [80, 1_000, 3_000], against: ['bare', 'disk'] },
    { name: 'bare', unit: 'per second', rounds: [100, 1_000, 4_000], against: [] },
    { name: 'disk', unit: 'per second', rounds: [160, 4_000, 5_000.4], against: [] },
  ],
};

test('every figure is told as minimum, median and maximum, and against each of its baselines', () => {
  const [ours] = figuresOf(result);
  expect(ours).toEqual({
    name: 'ours',
    unit: 'per second',
    rounds: 3,
    min: 80,
    median: 1_000,
    max: 3_000,
    ratios: [
      { against: 'bare', min: 0.75, median: 0.8, max: 1 },
      { against: 'disk', min: 0.25, median: 0.5, max: 3_000 / 5_000.4 },
    ],
  });
});

test('a baseline that was not measured is a mistake of the bench', () => {
  const [ours] = result.measurements;
  if (ours === undefined) throw new Error('there is one');
  expect(() => figuresOf({ ...result, measurements: [ours] })).toThrow('“bare”');
});

test('the table has a line for a figure and one more for each further baseline', () => {
  const table = tableOf({
    bench: 'sample',
    setting: result.setting,
    figures: figuresOf(result),
    load: { busy: 40, stolen: 2 },
  });
  expect(table.split('\n').map((line) => line.trim().split(/ {2,}/))).toEqual([
    ['sample: three rounds; processors 40 % busy, 2 % taken by other guests'],
    ['min', 'median', 'max', 'ratio to', 'min', 'median', 'max'],
    ['ours', '80', '1,000', '3,000', 'per second', 'bare', '0.75', '0.80', '1.00'],
    ['disk', '0.25', '0.50', '0.60'],
    ['bare', '100', '1,000', '4,000', 'per second'],
    ['disk', '160', '4,000', '5,000', 'per second'],
    [''],
  ]);
});
