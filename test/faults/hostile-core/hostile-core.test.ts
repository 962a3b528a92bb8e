import { expect, test } from 'vitest';
import { newSeed } from '../random.ts';
import { hostileCore } from './hostile-core.ts';

const seed = newSeed();

test(`a core that answers nothing as it should loses, doubles and breaks nothing (seed ${seed})`, async () => {
  const { counts, failures } = await hostileCore.prove('SHORT', seed, () => {});
  expect(failures).toEqual([]);
  expect(counts).toMatchObject({ lost: 0, doubled: 0 });
  // Else nothing got as far as being answered.
  expect(counts.answers).toBeGreaterThanOrEqual(3_000);
  expect(counts['entries made']).toBeGreaterThan(300);
}, 600_000);
