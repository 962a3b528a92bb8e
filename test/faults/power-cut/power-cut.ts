import type { Extent, Proof } from '../proof.ts';
import { Branch } from '../terminal/branch.ts';
import type { WorkOrder } from '../terminal/work-order.ts';
import { cutPower, type PowerCuts } from './cut-power.ts';
import type { Fate } from './fate.ts';
import { recordHour, type Shift } from './record-hour.ts';

type Synchronous = WorkOrder['synchronous'];

/** A crash and a restart, checkpoints in between, an orderly end, and the next morning. */
export const hour: Record<Extent, readonly Shift[]> = {
  SHORT: [
    { entries: 14, end: 'KILL' },
    { entries: 6, end: 'CLOSE_OF_BUSINESS' },
    { entries: 2, end: 'CLOSE_OF_BUSINESS' },
  ],
  LONG: [
    { entries: 40, end: 'KILL' },
    { entries: 20, end: 'CLOSE_OF_BUSINESS' },
    { entries: 20, end: 'KILL' },
    { entries: 5, end: 'CLOSE_OF_BUSINESS' },
  ],
};
/** Enough to see that the harness notices. */
const carelessHour: readonly Shift[] = [{ entries: 6, end: 'KILL' }];

const fates: Record<Extent, readonly Fate[]> = {
  SHORT: ['LOST', 'CUT_SHORT', 'SCATTERED'],
  LONG: ['LOST', 'KEPT', 'CUT_SHORT', 'CUT_SHORT', ...Array<Fate>(4).fill('SCATTERED')],
};
const hours: Record<Extent, number> = { SHORT: 1, LONG: 6 };
/** More than are issued in an hour. */
export const cardsInStock = 80;

/**
 * Records an hour in which every connection has this setting once it is open, and cuts the power at every sync of it.
 * Up to its opening a first start is the same in all of them: of a careless hour only what comes after is looked at.
 */
export async function cutPowerInAnHour(
  branch: Branch,
  synchronous: Synchronous,
  extent: Extent,
  seed: number,
): Promise<PowerCuts> {
  const [shifts, from] =
    synchronous === 'FULL'
      ? ([hour[extent], 'FIRST_START'] as const)
      : ([carelessHour, 'FIRST_TOLD'] as const);
  return cutPower(await recordHour(branch, shifts, synchronous, seed), fates[extent], seed, from);
}

/** The power goes at any sync of an hour's work, and nothing acknowledged is lost; with less than FULL it is. */
export const powerCut: Proof = {
  name: 'power-cut',
  async prove(extent, seed, tell) {
    const counts: Record<string, number> = {};
    const failures: string[] = [];
    for (let round = 1; round <= hours[extent]; round += 1) {
      const branch = await Branch.open(cardsInStock);
      try {
        for (const synchronous of ['FULL', 'NORMAL', 'OFF'] as const) {
          const cuts = await cutPowerInAnHour(branch, synchronous, extent, seed + round - 1);
          for (const [name, count] of Object.entries(readable(cuts))) {
            const key = `synchronous=${synchronous}: ${name}`;
            counts[key] = (counts[key] ?? 0) + count;
          }
          failures.push(...wrongIn(synchronous, cuts).map((what) => `synchronous=${synchronous}, ${what}`));
          tell(
            `hour ${round}, ${synchronous}: ${cuts.disks} disks after ${cuts.cuts} cuts, ${cuts.lost} lost`,
          );
        }
      } finally {
        await branch.close();
      }
    }
    return { counts, failures };
  },
};

const readable = (cuts: PowerCuts) => ({
  'writes and syncs recorded': cuts.operations,
  'syncs at a checkpoint': cuts.checkpoints,
  'power cuts': cuts.cuts,
  'disks rebuilt': cuts.disks,
  'of them different, opened': cuts.different,
  'entries acknowledged': cuts.acknowledged,
  'lost, on all disks': cuts.lost,
  duplicated: cuts.duplicated,
  'otherwise broken': cuts.broken,
});

/** FULL must lose nothing; NORMAL and OFF must lose, or the harness proves nothing. */
function wrongIn(synchronous: Synchronous, { checkpoints, lost, examples }: PowerCuts): readonly string[] {
  if (synchronous !== 'FULL') return lost > 0 ? [] : ['nothing was lost: the harness proves nothing'];
  return checkpoints > 0 ? examples : ['the hour had no checkpoint', ...examples];
}
