import { z } from 'zod';
import { call, done } from './call.ts';
import { Instant } from './moment.ts';
import { Problem } from './problem.ts';

/** The line to the core as a person wants to know it. */
export const LineView = z.strictObject({
  state: z.enum(['ONLINE', 'OFFLINE', 'REFUSED', 'STOPPED']),
  since: Instant,
  /** Why the line is not ONLINE. */
  problem: Problem.nullable(),
});
export type LineView = z.infer<typeof LineView>;

/** When the core is tried again by itself, milliseconds from now. */
export const NextTry = z.strictObject({
  inMs: z.int().nonnegative(),
  /** The part of it the core has asked for, which nobody may cut short. */
  toldMs: z.int().nonnegative(),
});
export type NextTry = z.infer<typeof NextTry>;

/** A backlog of several batches on its way. */
export const DrainView = z.strictObject({
  /** Entries the core has acknowledged since the backlog began to go out, and how many that makes in all. */
  sent: z.int().nonnegative(),
  of: z.int().nonnegative(),
  /** What that took on the line, compressed. */
  bytesSent: z.int().nonnegative(),
  /** At the pace of the last while; null as long as that would be a guess. */
  secondsLeft: z.int().nonnegative().nullable(),
});
export type DrainView = z.infer<typeof DrainView>;

/** Room on the terminal's disk, bytes. */
export const DiskView = z.strictObject({
  freeBytes: z.int().nonnegative(),
  /** Below this nothing new is begun. */
  floorBytes: z.int().nonnegative(),
});
export type DiskView = z.infer<typeof DiskView>;

/** Why core and terminal have stopped talking: one of them said what the other knows to be wrong. */
export const StopReason = z.enum(['ACKNOWLEDGED_UNSENT', 'CONTRADICTED_BY_CORE', 'JUDGED_UNKNOWN']);
export type StopReason = z.infer<typeof StopReason>;

export const lineCalls = {
  /** Tries the core now instead of when the wait is over; problem LineTryTooSoon. */
  tryNow: call.meta({ access: 'LOOK' }).output(done),
  /** Takes up sending again after a stop whose cause the help desk has found and settled; problem LineNotStopped. */
  resume: call.meta({ access: 'SETTLE_CONTRADICTION' }).output(done),
};
