/** SHORT: what `npm test` has the time for. LONG: `npm run faults`. */
export type Extent = 'SHORT' | 'LONG';

/** What a proof by faults came to. */
export interface Verdict {
  /** What was done and found, by names a reader understands, in the order they are read. */
  readonly counts: Readonly<Record<string, number>>;
  /** Everything that was not as it must be, in words; empty when the proof holds. */
  readonly failures: readonly string[];
}

/** Something that is proven by doing harm, often, and looking each time. */
export interface Proof {
  /** How it is called on the command line. */
  readonly name: string;
  /**
   * @param seed what is drawn by lot is drawn from this, so that a failure can be tried again
   * @param tell takes a line whenever there is something to tell meanwhile
   * @param path the one case of that seed to be tried again, as a failure names it, where cases are drawn one by one
   */
  prove(extent: Extent, seed: number, tell: (line: string) => void, path?: string): Promise<Verdict>;
}
