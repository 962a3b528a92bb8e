import { z } from 'zod';

/** What is said between the bench and its process of bare visits (Node's IPC, `serialization: 'advanced'`). */

const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

export const BareVisit = z.strictObject({ commands: z.array(Bytes) });
export type BareVisit = z.infer<typeof BareVisit>;

export const FromBareVisitor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  /** `ms` is from before the connection to the last answer: the reset afterwards keeps nobody waiting. */
  z.strictObject({ kind: z.literal('visited'), ms: z.number(), answers: z.array(Bytes) }),
]);
export type FromBareVisitor = z.infer<typeof FromBareVisitor>;
