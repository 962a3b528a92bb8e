/** One step of a scenario as it went. */
export interface Step {
  readonly name: string;
  /** Milliseconds since the scenario began, and of the step itself. */
  readonly at: number;
  readonly ms: number;
}

/** The steps of a scenario, told to a person as they are done and kept for a program. */
export class StepLog {
  readonly steps: Step[] = [];
  readonly #start = performance.now();
  readonly #stopped: Promise<never>;

  /** @param stop ends the step under way, and with it the scenario */
  constructor(stop: AbortSignal) {
    this.#stopped = new Promise((_, reject) => {
      stop.addEventListener('abort', () => reject(new Error('stopped by a signal')));
    });
    // Outside a step nobody waits for it, and nothing is wrong with that.
    this.#stopped.catch(() => {});
  }

  /** Does a step and tells it with its time; one that fails is told too. `say` may add what came of it. */
  async step<T>(name: string, act: () => Promise<T>, say?: (outcome: T) => string): Promise<T> {
    const began = performance.now();
    try {
      const outcome = await Promise.race([act(), this.#stopped]);
      const ms = performance.now() - began;
      this.steps.push({ name, at: Math.round(began - this.#start), ms: Math.round(ms) });
      const remark = say === undefined ? '' : ` · ${say(outcome)}`;
      console.log(`${seconds(performance.now() - this.#start)}  ${seconds(ms)}  ${name}${remark}`);
      return outcome;
    } catch (error) {
      console.log(`${seconds(performance.now() - this.#start)}          ${name} · FAILED`);
      throw error;
    }
  }
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`.padStart(8);
