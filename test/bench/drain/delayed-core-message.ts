import { z } from 'zod';

/** Milliseconds between a batch read and its acknowledgement: a core at the other end of the country. */
export const delayMs = 20;

/** What a delayed core tells when it takes calls. */
export const DelayedCoreStarted = z.strictObject({
  origin: z.string(),
  authority: z.string(),
  enrolmentCode: z.string(),
});
export type DelayedCoreStarted = z.infer<typeof DelayedCoreStarted>;
