const firstMs = 1_000;
const longestMs = 30_000;

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
