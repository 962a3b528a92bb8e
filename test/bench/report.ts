import type { BenchResult, Measurement } from './bench.ts';
import type { Load } from './machine.ts';
import { ratioOf, type Spread, spreadOf } from './spread.ts';

/** A measurement as its numbers are told. */
export interface Figure extends Spread {
  readonly name: string;
  readonly unit: Measurement['unit'];
  readonly rounds: number;
  /** Against each baseline, round by round. Below 1 is less time, or fewer per second, than the baseline. */
  readonly ratios: readonly (Spread & { readonly against: string })[];
}

/** One bench of the JSON file. */
export interface BenchReport {
  readonly bench: string;
  readonly setting: string;
  readonly figures: readonly Figure[];
  /** What the machine did meanwhile. */
  readonly load: Load;
}

/** The figures of a bench; throws when a measurement names a baseline that was not measured. */
export function figuresOf({ measurements }: BenchResult): Figure[] {
  const roundsOf = (name: string): readonly number[] => {
    const baseline = measurements.find((measurement) => measurement.name === name);
    if (baseline === undefined) throw new Error(`nothing called “${name}” was measured`);
    return baseline.rounds;
  };
  return measurements.map(({ name, unit, rounds, against }) => ({
    name,
    unit,
    rounds: rounds.length,
    ...spreadOf(rounds),
    ratios: against.map((baseline) => ({ against: baseline, ...ratioOf(rounds, roundsOf(baseline)) })),
  }));
}
