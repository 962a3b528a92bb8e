import { expect, test } from 'vitest';
import { newSeed } from '../random.ts';
import { hostileCore } from './hostile-core.ts';

const seed = newSeed();

const kinds = [
  'HONEST',
  'LOST',
  'CLOSED',
  'MUTATED',
  'FORGED',
  'PERJURED',
  'CONTRADICTION',
  'STATUS',
  'HUGE',
  'BOMB',
  'RAW',
  'GARBAGE',
];

test(`a core that answers nothing as it should loses, doubles and breaks nothing (seed ${seed})`, async () => {
  const { counts, failures } = await hostileCore.prove('SHORT', seed, () => {});
  expect(failures).toEqual([]);
  expect(counts).toMatchObject({ lost: 0, doubled: 0 });
  for (const kind of kinds) expect(counts[`  ${kind}`], kind).toBeGreaterThan(0);
  expect(counts['stops for a contradiction']).toBeGreaterThan(0);
  // Else nothing got as far as being answered.
  expect(counts.answers).toBeGreaterThanOrEqual(1_500);
  expect(counts['entries made']).toBeGreaterThan(300);
}, 600_000);
