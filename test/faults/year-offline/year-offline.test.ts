import { expect, test } from 'vitest';
import { newSeed } from '../random.ts';
import { yearOffline } from './year-offline.ts';

const seed = newSeed();

test(`days offline: the page is served, memory stays flat, everything drains (seed ${seed})`, async () => {
  const { counts, failures } = await yearOffline.prove('SHORT', seed, () => {});
  expect(failures).toEqual([]);
  expect(counts['at the core']).toBe(counts.entries);
  expect(counts.entries).toBeGreaterThanOrEqual(2_500);
}, 600_000);
