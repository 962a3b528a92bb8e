import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newSeed } from '../random.ts';
import { Branch } from '../terminal/branch.ts';
import { cutPowerInAnHour } from './power-cut.ts';

const seed = newSeed();
const patience = 600_000;

/** The long form is `npm run faults -- power-cut`; a failure here is tried again with its `--seed`. */
describe.skipIf(process.platform !== 'linux')(`the power is cut before every sync (seed ${seed})`, () => {
  let branch: Branch;
  beforeAll(async () => {
    branch = await Branch.open(40);
  }, patience);
  afterAll(() => branch?.close());

  test(
    'FULL, as the product has it: no acknowledged entry is lost, none doubled, all books agree',
    async () => {
      const cuts = await cutPowerInAnHour(branch, 'FULL', 'SHORT', seed);
      expect(cuts).toMatchObject({ losing: 0, duplicating: 0, breaking: 0, examples: [] });
      expect(cuts.acknowledged).toBeGreaterThan(20);
      expect(cuts.cuts).toBeGreaterThan(cuts.acknowledged);
      expect(cuts.checkpoints).toBeGreaterThan(1);
    },
    patience,
  );

  test(
    'NORMAL loses acknowledged entries, though what is left is sound: the harness notices',
    async () => {
      const cuts = await cutPowerInAnHour(branch, 'NORMAL', 'SHORT', seed);
      expect(cuts.losing).toBeGreaterThan(0);
      expect(cuts).toMatchObject({ duplicating: 0, breaking: 0 });
    },
    patience,
  );

  test(
    'OFF loses them all: the harness notices',
    async () => {
      const cuts = await cutPowerInAnHour(branch, 'OFF', 'SHORT', seed);
      expect(cuts.losing).toBeGreaterThan(0);
      expect(cuts.worstLoss).toBe(cuts.acknowledged);
    },
    patience,
  );
});
