import { z } from 'zod';

/** What has come to the core's socket since it was started, whatever became of it. */
export const Traffic = z.strictObject({
  /** Connections that were opened. */
  connections: z.int(),
  /** Requests, by path. */
  requests: z.record(z.string(), z.int()),
});
export type Traffic = z.infer<typeof Traffic>;
