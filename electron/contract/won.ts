import { z } from 'zod';

/** An amount in whole won, never negative; double-entry sides say which way it went. */
export const Won = z.int().nonnegative().brand<'Won'>();
export type Won = z.infer<typeof Won>;

/** An amount written in our own code or read from our own tables; throws on anything but whole, safe, non-negative won. */
export const won = (amount: number): Won => Won.parse(amount);
