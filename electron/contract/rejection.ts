import { z } from 'zod';

/**
 * What can be done about a record the core has rejected: send it again with other papers, undo it and give the fee
 * back, get the card back, or let it rest because there is nothing to undo.
 */
export const WayOut = z.enum(['CORRECT', 'REVERSE', 'RECALL_CARD', 'WITHDRAW']);
export type WayOut = z.infer<typeof WayOut>;

/** Why the core would not accept a stored entry, in its own words in both languages, and what it lets be done about it. */
export const Rejection = z.strictObject({
  code: z.string().max(60),
  ko: z.string().max(500),
  en: z.string().max(500),
  ways: z.array(WayOut).max(4),
});
export type Rejection = z.infer<typeof Rejection>;
