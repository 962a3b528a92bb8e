/**
 * What becomes of everything unsynced in a power cut.
 * LOST: nothing reached the disk. KEPT: everything did. CUT_SHORT: all up to some moment, perhaps in the middle of a
 * write, and nothing after it. SCATTERED: each piece, down to the sector, was lucky or not.
 */
export type Fate = 'LOST' | 'KEPT' | 'CUT_SHORT' | 'SCATTERED';

/**
 * Asked once for each unsynced thing, in order: does it survive?
 *
 * @param unsynced how many there are
 * @param random numbers in [0, 1)
 */
export function fated(fate: Fate, unsynced: number, random: () => number): () => boolean {
  switch (fate) {
    case 'LOST':
      return () => false;
    case 'KEPT':
      return () => true;
    case 'CUT_SHORT': {
      let left = Math.floor(random() * (unsynced + 1));
      return () => left-- > 0;
    }
    case 'SCATTERED': {
      const luck = random();
      return () => random() < luck;
    }
  }
}
