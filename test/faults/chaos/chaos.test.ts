import { expect, test } from 'vitest';
import { newSeed } from '../random.ts';
import { chaos } from './chaos.ts';

/** A failure says how it is tried again. */
const seed = newSeed();

test(`whatever happens in whatever order, both ends agree after every step (seed ${seed})`, async () => {
  const { counts, failures } = await chaos.prove('SHORT', seed, () => {});
  expect(failures).toEqual([]);
  expect(counts).toMatchObject({ lives: 2, lost: 0, duplicated: 0 });
  // The first life is always the same: else nothing happened in it.
  expect(counts.kills).toBeGreaterThan(2);
  expect(counts.sticks).toBeGreaterThan(0);
  expect(counts['cards issued']).toBeGreaterThan(5);
  expect(counts.restores).toBeGreaterThan(1);
  expect(counts['records rejected']).toBeGreaterThan(0);
  expect(counts.corrections).toBeGreaterThan(0);
  expect(counts['cards recalled']).toBeGreaterThan(0);
  expect(counts.reversals).toBeGreaterThan(0);
  expect(counts['claims filed']).toBeGreaterThan(1);
  expect(counts['claims corrected']).toBeGreaterThan(0);
  expect(counts['acts about claims']).toBeGreaterThan(0);
  expect(counts['claims decided']).toBeGreaterThan(0);
}, 600_000);
