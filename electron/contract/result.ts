import { z } from 'zod';
import { Problem } from './problem.ts';

/**
 * What a card, a line, a file or a person can cause comes back as a value; an exception is only ever a bug.
 */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

/** The good case. */
export const succeed = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** The bad case; `detail` fills the placeholders of the problem's message and never holds personal data. */
export const fail = (
  tag: Problem['tag'],
  detail?: Problem['detail'],
): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem: detail === undefined ? { tag } : { tag, detail },
});

/** Schema of a {@link Result} whose value is described by `value`. */
export const resultOf = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value }),
    z.strictObject({ ok: z.literal(false), problem: Problem }),
  ]);
