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

  /** How far a wall clock's reading (milliseconds since 1970) is from the core's time, milliseconds; 0 before it was heard. */
  drift(wallClock: number): number {
    return Math.abs(wallClock - (this.now() ?? wallClock));
  }

  /** Milliseconds since 1970 by the core; null before it was first heard. */
  now(): number | null {
    return this.#distance === null ? null : this.#distance + performance.now();
  }
}
