/** One thing measured in every round of a bench. */
export interface Measurement {
  readonly name: string;
  readonly unit: 'ms' | 'per second' | 'MB';
  /** One number a round. */
  readonly rounds: readonly number[];
  /** Names of the measurements of the same rounds that this one is compared with. */
  readonly against: readonly string[];
}

export interface BenchResult {
  /** What was done, how often and with how much. */
  readonly setting: string;
  readonly measurements: readonly Measurement[];
}

/** A bench: what is measured and all it is compared with, in one run, so that the state of the machine hits both. */
export interface Bench {
  /** @param folder empty and its own; whoever runs the bench removes it */
  run(folder: string): Promise<BenchResult>;
}
