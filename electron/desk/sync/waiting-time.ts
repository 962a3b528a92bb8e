const firstMs = 1_000;
const longestMs = 30_000;
/** A terminal that was refused is looked into by people: asking often would only be noise. */
const rarestProbeMs = 600_000;

/**
 * How long to wait after `attempts` failures in a row: exponential with full jitter, so that 8,000 terminals do not
 * come back in the same second. A core that names a time (`Retry-After`) gets that time and jitter on top.
 *
 * @param random a number in [0, 1)
 * @returns milliseconds
 */
export function waitingTime(attempts: number, retryAfterMs: number | null, random: number): number {
  const spread = Math.min(longestMs, firstMs * 2 ** Math.min(attempts, 20));
  return (retryAfterMs ?? 0) + random * spread;
}

/**
 * How long a terminal waits that was refused so many times in a row until it asks whether it still is: one refusal may
 * be somebody's on the way, so the first question comes soon; then ever more rarely, every five to ten minutes in the
 * end. Milliseconds.
 */
export const probeTime = (refusals: number, random: number): number =>
  Math.min(rarestProbeMs, firstMs * 2 ** Math.min(refusals, 20)) * (0.5 + random / 2);
