/** Numbers in [0, 1), the same ones for the same seed, so that a failure can be tried again (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Another seed, for a part that must not depend on how many numbers the others take. */
export const seedFrom = (random: () => number): number => Math.floor(random() * 2 ** 32);

export function oneOf<T>(random: () => number, choices: readonly [T, ...T[]]): T {
  return choices[Math.floor(random() * choices.length)] ?? choices[0];
}

/** A seed nobody has tried yet. */
export const newSeed = (): number => Math.floor(Math.random() * 2 ** 32);
