import fc from 'fast-check';
import type { Extent, Proof } from '../proof.ts';
import { everyFaultOnce } from './every-fault-once.ts';
import { liveThrough } from './live-through.ts';
import { anySteps, type Step } from './step.ts';

/** The first of them is the one in which every fault comes once; the others are drawn. */
const lives: Record<Extent, number> = { SHORT: 2, LONG: 100 };

/**
 * Random interleavings of what a teller does and of all that can go wrong around them; after every step both ends are
 * examined. In the long form a failure is shrunk to the fewest steps that still show it.
 */
export const chaos: Proof = {
  name: 'chaos',
  async prove(extent, seed, tell, path) {
    const sums = new Map<string, number>();
    let lived = 0;
    const property = fc.asyncProperty(anySteps, async (steps) => {
      const { counts, failures } = await liveThrough(steps);
      lived += 1;
      for (const [what, count] of Object.entries(counts)) sums.set(what, (sums.get(what) ?? 0) + count);
      tell(
        `life ${lived}: ${counts.steps} steps, ${counts['entries made']} entries, ${failures.length} failures`,
      );
      // At once: a failure of a moment does not come again while it is shrunk.
      for (const failure of failures) tell(`  ${failure}`);
      if (failures.length > 0) throw new Error(failures.join('\n'));
    });
    const run = await fc.check<[Step[]]>(property, {
      seed,
      numRuns: lives[extent],
      endOnFailure: extent === 'SHORT',
      examples: [[everyFaultOnce]],
      ...(path !== undefined && { path }),
    });
    return {
      counts: { lives: lived, ...Object.fromEntries(sums) },
      failures: run.failed ? [failureOf(run)] : [],
    };
  },
};

/** What went wrong, how to see it again, and the steps it takes. */
function failureOf(run: fc.RunDetails<[Step[]]>): string {
  const [steps = []] = run.counterexample ?? [];
  return [
    run.errorInstance instanceof Error ? run.errorInstance.message : String(run.errorInstance),
    `again: npm run faults -- chaos --seed ${run.seed} --path ${run.counterexamplePath}`,
    ...steps.map((step, index) => `${index + 1}. ${JSON.stringify(step)}`),
  ].join('\n');
}
