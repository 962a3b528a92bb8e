/** The least, the middle and the most of several runs; a mean would let one bad moment of the machine speak for all. */
export interface Spread {
  readonly min: number;
  /** Of an even number of runs the mean of the middle two. */
  readonly median: number;
  readonly max: number;
}

/** Throws when there was no run. */
export function spreadOf(runs: readonly number[]): Spread {
  const sorted = runs.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  const [min, max] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined || min === undefined || max === undefined)
    throw new Error('no runs, no spread');
  return { min, median: (low + high) / 2, max };
}

/**
 * The spread of the quotients of runs made side by side: the n-th of one by the n-th of the other. What slows the
 * machine for a while slows both, so these say more than the quotient of two medians. Throws when the runs do not pair.
 */
export function ratioOf(runs: readonly number[], baseline: readonly number[]): Spread {
  if (runs.length !== baseline.length)
    throw new Error(`${runs.length} runs do not pair with ${baseline.length} of the baseline`);
  return spreadOf(runs.map((run, index) => run / (baseline[index] ?? Number.NaN)));
}
