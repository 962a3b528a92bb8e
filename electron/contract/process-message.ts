import { z } from 'zod';
import { Problem } from './problem.ts';

const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** One message of the contract library. */
const PortData = z.union([z.string(), Bytes]);

/**
 * What travels between a shell and its two child processes. The shell relays `page` and `card` unread; `control` is
 * between the shell and one child.
 */

/** Given once to the desk before anything else. Secrets come this way and are never written to disk or log. */
export const DeskStart = z.strictObject({
  environment: z.enum(['DEMO', 'PRODUCTION']),
  /** Folder of the terminal's data: database, ballast, backups. */
  dataFolder: z.string(),
  /** Folder a scanner writes to; absent where the terminal has none. */
  scannerFolder: z.string().optional(),
  /** 32-byte database key, hexadecimal; from the shell's key store. Null: the key store has none for an existing database. */
  databaseKey: z
    .string()
    .regex(/^[0-9A-F]{64}$/)
    .nullable(),
  core: z.strictObject({
    /** https origin of the core. */
    origin: z.url({ protocol: /^https$/ }),
    /** PEM of the authority that signs the core's certificate; nothing else is trusted. */
    authority: z.string(),
    /** One-time code; needed until the terminal is enrolled. */
    enrolmentCode: z.string().nullable(),
  }),
});
export type DeskStart = z.infer<typeof DeskStart>;

export const toDesk = z.discriminatedUnion('channel', [
  z.strictObject({ channel: z.literal('start'), start: DeskStart }),
  /** A page (re)connected: whatever the last one had asked is forgotten, work in progress goes on. */
  z.strictObject({ channel: z.literal('page-connected') }),
  z.strictObject({ channel: z.literal('page'), data: PortData }),
  /** The card process (re)started; what was asked of the last one will not be answered. */
  z.strictObject({ channel: z.literal('card-connected') }),
  z.strictObject({ channel: z.literal('card'), data: PortData }),
  z.strictObject({
    channel: z.literal('printed'),
    jobId: z.int(),
    outcome: z.enum(['PRINTED', 'NO_PRINTER', 'FAILED']),
  }),
  z.strictObject({ channel: z.literal('stop') }),
]);
export type ToDesk = z.infer<typeof toDesk>;

export const fromDesk = z.discriminatedUnion('channel', [
  z.strictObject({ channel: z.literal('started') }),
  /** The desk can't open; the shell shows the problem and offers to try again. */
  z.strictObject({ channel: z.literal('failed'), problem: Problem }),
  z.strictObject({ channel: z.literal('page'), data: PortData }),
  z.strictObject({ channel: z.literal('card'), data: PortData }),
  /** The card process did not answer in time: end it and start it again. */
  z.strictObject({ channel: z.literal('restart-card') }),
  z.strictObject({ channel: z.literal('print'), jobId: z.int(), pdf: Bytes }),
]);
export type FromDesk = z.infer<typeof fromDesk>;

/** Card process: one channel, the desk's; the parent's disconnect ends it. */
export const cardMessage = z.strictObject({
  channel: z.literal('desk'),
  data: PortData,
});
export type CardMessage = z.infer<typeof cardMessage>;
