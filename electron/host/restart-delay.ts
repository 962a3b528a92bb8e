/** A process that ran this long before it ended, milliseconds, was well: the next failure counts as the first. */
export const wellAfter = 10_000;

/**
 * How long to wait before a process that ended is started again, milliseconds. The first time not at all: somebody is
 * at the counter. Then longer and longer, so that one that can't start leaves the machine to the others; at most two
 * seconds, because a teller who has just plugged the reader in again is waiting.
 *
 * @param failures how often it has ended in a row, this time included
 */
export const restartDelay = (failures: number): number =>
  failures <= 1 ? 0 : Math.min(125 * 2 ** (failures - 1), 2_000);
