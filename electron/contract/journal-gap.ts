import { z } from 'zod';
import { call, done, needs } from './call.ts';
import { JournalType } from './journal-entry.ts';
import { Instant } from './moment.ts';
import { GapMeasure } from './restore-records.ts';
import { resultOf } from './result.ts';
import { Won } from './won.ts';

/** Page ↔ desk: what is missing from the journal after a recovery. */

/** An entry that was read from a damaged file and is no part of the journal: what it says was once done. */
const StrandedEntry = z.strictObject({
  seq: z.int().positive(),
  type: JournalType,
  recordedAt: Instant,
  actor: z.string(),
  /** Of the customer and the card it is about; null where it is about none. */
  maskedName: z.string().nullable(),
  serialNo: z.string().nullable(),
  fee: Won.nullable(),
});
export type StrandedEntry = z.infer<typeof StrandedEntry>;

/** Numbers nobody has the entries of any more, in one recovery. */
export const JournalGapView = z.strictObject({
  /** Number of the entry that tells of it. */
  gapNo: z.int().positive(),
  foundAt: Instant,
  from: z.int().positive(),
  to: z.int().positive(),
  /** How many of them could be read; all of those, or the first hundred, are here unless the gap was told by the core. */
  readable: z.int().nonnegative(),
  stranded: z.array(StrandedEntry).max(100),
});
export type JournalGapView = z.infer<typeof JournalGapView>;

export const GapOrder = z.strictObject({ gapNo: z.int().positive(), measure: GapMeasure });
export type GapOrder = z.infer<typeof GapOrder>;

export const journalGapCalls = {
  /** Gaps that nobody has settled, oldest first. */
  open: call.output(resultOf(z.array(JournalGapView))),
  /** Says how what is missing was dealt with; the alarm ends. Problem GapNotOpen. */
  settle: call.meta(needs('SETTLE_CONTRADICTION')).input(GapOrder).output(done),
};
