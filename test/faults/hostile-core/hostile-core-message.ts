import { z } from 'zod';

/** Between a proof and its hostile core in a process of its own. */
export const ToHostileCore = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('start'), folder: z.string(), seed: z.int() }),
  z.strictObject({ ask: z.literal('hostility'), on: z.boolean() }),
  z.strictObject({ ask: z.literal('account') }),
  z.strictObject({ ask: z.literal('held') }),
  z.strictObject({ ask: z.literal('heldEvidence'), hashes: z.array(z.string()) }),
]);
export type ToHostileCore = z.infer<typeof ToHostileCore>;

export const Started = z.strictObject({
  origin: z.string(),
  slowOrigin: z.string(),
  authority: z.string(),
  enrolmentCode: z.string(),
});
export type Started = z.infer<typeof Started>;

/** What the core has answered so far, by kind, and how often it contradicted what it had been sent. */
export const Account = z.strictObject({ given: z.record(z.string(), z.int()), contradictions: z.int() });
export type Account = z.infer<typeof Account>;

/** `hash` of every entry held, in order of `seq`; of the evidence asked for, what has come whole. */
export const Held = z.array(z.string());
