/**
 * The core's time, kept as a distance from the monotonic clock: test codes depend on it, and a terminal's wall clock
 * can be years off or jump.
 */
export class CoreClock {
  #distance: number | null = null;

  /** Takes the core's reading (milliseconds since 1970) as of now. */
  set(coreNow: number): void {
    this.#distance = coreNow - performance.now();
  }

  /** Milliseconds since 1970 by the core; null before it was first heard. */
  now(): number | null {
    return this.#distance === null ? null : this.#distance + performance.now();
  }
}
