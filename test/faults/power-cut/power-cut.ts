import type { Extent, Proof } from '../proof.ts';
import { seededRandom, seedFrom } from '../random.ts';
import { Branch } from '../terminal/branch.ts';
import type { WorkOrder } from '../terminal/work-order.ts';
import { cutPower, type PowerCuts } from './cut-power.ts';
import type { Fate } from './fate.ts';
import { recordHour, type Shift } from './record-hour.ts';

type Synchronous = WorkOrder['synchronous'];

/** A crash and a restart, checkpoints in between, an orderly end, and the next morning. */
const hour: Record<Extent, readonly Shift[]> = {
  SHORT: [
    { acts: 8, end: 'KILL' },
    { acts: 4, end: 'CLOSE_OF_BUSINESS' },
    { acts: 1, end: 'CLOSE_OF_BUSINESS' },
  ],
  LONG: [
    { acts: 40, end: 'KILL' },
    { acts: 20, end: 'CLOSE_OF_BUSINESS' },
    { acts: 20, end: 'KILL' },
    { acts: 4, end: 'CLOSE_OF_BUSINESS' },
  ],
};
/** Enough to see that the harness notices. */
const carelessHour: readonly Shift[] = [{ acts: 3, end: 'KILL' }];

const fates: Record<Extent, readonly Fate[]> = {
  SHORT: ['LOST', 'CUT_SHORT', 'SCATTERED', 'SCATTERED'],
  LONG: ['LOST', 'KEPT', ...Array<Fate>(3).fill('CUT_SHORT'), ...Array<Fate>(6).fill('SCATTERED')],
};
const longHours = 4;

/** Records an hour in which every connection has this setting, and cuts the power at every sync of it. */
export async function cutPowerInAnHour(
  branch: Branch,
  synchronous: Synchronous,
  extent: Extent,
  seed: number,
): Promise<PowerCuts> {
  const shifts = synchronous === 'FULL' ? hour[extent] : carelessHour;
  return cutPower(await recordHour(branch, shifts, synchronous, seed), fates[extent], seed);
}

/** The power goes at any sync of an hour's work, and nothing acknowledged is lost; with less than FULL it is. */
export const powerCut: Proof = {
  name: 'power-cut',
  async prove(extent, seed, tell) {
    const random = seededRandom(seed);
    const counts: Record<string, number> = {};
    const failures: string[] = [];
    const add = (name: string, number: number) => {
      counts[name] = (counts[name] ?? 0) + number;
    };
    for (let round = 1; round <= (extent === 'SHORT' ? 1 : longHours); round += 1) {
      const branch = await Branch.open(80);
      try {
        for (const synchronous of ['FULL', 'NORMAL', 'OFF'] as const) {
          const cuts = await cutPowerInAnHour(branch, synchronous, extent, seedFrom(random));
          const { examples, ...numbers } = cuts;
          tell(`hour ${round}, synchronous=${synchronous}: ${JSON.stringify(numbers)}`);
          for (const [name, number] of Object.entries(numbers)) add(`${synchronous} ${name}`, number);
          failures.push(
            ...whatIsWrong(synchronous, cuts).map((what) => `synchronous=${synchronous}, ${what}`),
          );
        }
      } finally {
        await branch.close();
      }
    }
    return { counts, failures };
  },
};

/** FULL must lose nothing; NORMAL and OFF must lose, or the harness proves nothing. */
function whatIsWrong(synchronous: Synchronous, { cuts, checkpoints, losing, examples }: PowerCuts): string[] {
  if (synchronous !== 'FULL') return losing > 0 ? [] : ['nothing was lost: the harness proves nothing'];
  return cuts > 0 && checkpoints > 0 ? [...examples] : ['no cuts, or none at a checkpoint', ...examples];
}
