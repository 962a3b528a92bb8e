/** The rows in sight while one scrolls. */
export interface Flight {
  readonly startIndex: number;
  readonly endIndex: number;
  /** How often in a row all of them were others than before. */
  readonly leaps: number;
}

export const atRest: Flight = { startIndex: 0, endIndex: 0, leaps: 0 };

/** What the flight is when these rows are in sight. */
export function flightAfter(
  before: Flight,
  { startIndex, endIndex }: Omit<Flight, 'leaps'>,
  isScrolling: boolean,
): Flight {
  if (!isScrolling) return { startIndex, endIndex, leaps: 0 };
  if (startIndex === before.startIndex && endIndex === before.endIndex) return before;
  const leapt = startIndex > before.endIndex || endIndex < before.startIndex;
  return { startIndex, endIndex, leaps: leapt ? before.leaps + 1 : 0 };
}

/** Whether rows fly past, a whole screen a frame, so that nobody could read them. One leap is a key, End or Home. */
export const isFlying = ({ leaps }: Flight): boolean => leaps > 1;
