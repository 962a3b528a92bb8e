import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newSeed } from '../random.ts';
import { Branch } from '../terminal/branch.ts';
import { cardsInStock, cutPowerInAnHour, hour } from './power-cut.ts';

const seed = newSeed();
const patience = 600_000;

/** A failure is tried again with `npm run faults -- power-cut --short --seed NUMBER`. */
describe.skipIf(process.platform !== 'linux')(`the power is cut before every sync (seed ${seed})`, () => {
  let branch: Branch;
  beforeAll(async () => {
    branch = await Branch.open(cardsInStock);
  }, patience);
  afterAll(() => branch?.close());

  test(
    'FULL, as the product has it: no acknowledged entry is lost, none doubled, all books agree',
    async () => {
      const cuts = await cutPowerInAnHour(branch, 'FULL', 'SHORT', seed);
      expect(cuts).toMatchObject({ lost: 0, duplicated: 0, broken: 0, examples: [] });
      const ordered = hour.SHORT.reduce((sum, { entries }) => sum + (entries ?? 0), 0);
      expect(ordered).toBeGreaterThan(20);
      expect(cuts.acknowledged).toBeGreaterThanOrEqual(ordered);
      expect(cuts.cuts).toBeGreaterThan(cuts.acknowledged);
      expect(cuts.checkpoints).toBeGreaterThan(1);
    },
    patience,
  );

  test(
    'NORMAL loses acknowledged entries, though what is left is sound: the harness notices',
    async () => {
      const cuts = await cutPowerInAnHour(branch, 'NORMAL', 'SHORT', seed);
      expect(cuts.lost).toBeGreaterThan(0);
      expect(cuts).toMatchObject({ duplicated: 0, broken: 0 });
    },
    patience,
  );

  test(
    'OFF loses them all: the harness notices',
    async () => {
      const cuts = await cutPowerInAnHour(branch, 'OFF', 'SHORT', seed);
      expect(cuts.lost).toBeGreaterThan(0);
      expect(cuts.mostLost).toBe(cuts.acknowledged);
    },
    patience,
  );
});
