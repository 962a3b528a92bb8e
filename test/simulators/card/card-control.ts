import { z } from 'zod';
import { CardFault } from './faults.ts';
import { CardProfile } from './profile.ts';

/** What is said between a test or the demo and the process that plays the card (Node's IPC). */

const port = z.int().min(1).max(65_535);

export const CardCommand = z.discriminatedUnion('kind', [
  /** A card of this profile goes into the reader on this port; what an earlier card remembered is forgotten. */
  z.strictObject({ kind: z.literal('insert'), profile: CardProfile, port }),
  /** The same card again, with what it remembers. */
  z.strictObject({ kind: z.literal('reinsert'), port }),
  z.strictObject({ kind: z.literal('remove') }),
  z.strictObject({ kind: z.literal('arm'), fault: CardFault }),
  z.strictObject({ kind: z.literal('disarm') }),
  z.strictObject({ kind: z.literal('stats') }),
  z.strictObject({ kind: z.literal('snapshot') }),
]);
export type CardCommand = z.infer<typeof CardCommand>;

/** What the card has done since its profile was inserted, over all its visits to a reader. */
export const CardStats = z.strictObject({
  /** In a reader now. */
  present: z.boolean(),
  apduCount: z.int().nonnegative(),
  /** Milliseconds the card worked, without the reader and the line to it. */
  cardMs: z.number().nonnegative(),
  /** When the first command came and the last answer was ready: milliseconds since 1970, with fractions. */
  firstApduAt: z.number().nullable(),
  lastApduAt: z.number().nullable(),
  /** The last commands, oldest first, as `CLA INS P1 P2 > SW1 SW2`: never their data. */
  log: z.array(z.string()),
});
export type CardStats = z.infer<typeof CardStats>;

export const CardRequest = z.strictObject({ id: z.int(), command: CardCommand });
export type CardRequest = z.infer<typeof CardRequest>;

export const CardReply = z.discriminatedUnion('ok', [
  z.strictObject({ id: z.int(), ok: z.literal(true), value: z.unknown().optional() }),
  z.strictObject({ id: z.int(), ok: z.literal(false), error: z.string() }),
]);
export type CardReply = z.infer<typeof CardReply>;
