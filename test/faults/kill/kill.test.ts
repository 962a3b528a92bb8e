import { expect, test } from 'vitest';
import { newSeed } from '../random.ts';
import { kill } from './kill.ts';

/** A failure is tried again with `npm run faults -- kill --short --seed NUMBER`. */
const seed = newSeed();

test(`killed 15 times at work, a terminal loses nothing and does nothing twice (seed ${seed})`, async () => {
  const { counts, failures } = await kill.prove('SHORT', seed, () => {});
  expect(failures).toEqual([]);
  expect(counts).toMatchObject({ kills: 15, lost: 0, duplicated: 0 });
  // Three of four kills come there.
  expect(counts['kills between the core storing and the terminal knowing']).toBeGreaterThan(0);
  // Else it was killed before it did anything.
  expect(counts['entries acknowledged']).toBeGreaterThan(50);
  expect(counts['cards issued']).toBeGreaterThan(0);
}, 600_000);
