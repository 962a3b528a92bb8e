import { z } from 'zod';
import { Sha256 } from './hex.ts';

/** How the missing entries of a gap were dealt with. */
export const GapMeasure = z.enum(['DONE_AGAIN', 'HEAD_OFFICE_TOLD', 'NOTHING_TO_DO']);
export type GapMeasure = z.infer<typeof GapMeasure>;

/** Payloads of the entries that tell of a terminal whose data was lost and brought back. */
export const restoreRecords = {
  /**
   * The first entry of a new epoch, and the only type that may begin one. BACKUP: a backup was put back · RECOVERY: a
   * damaged file was recovered · OLDER_COPY: the database was found to be behind what the core holds.
   */
  TerminalRestored: z.strictObject({
    cause: z.enum(['BACKUP', 'RECOVERY', 'OLDER_COPY']),
    /** Epoch, number and hash of the entry before this one: the last that was not lost; 0 and zero bytes for none. */
    fromEpoch: z.int().nonnegative(),
    lastSeq: z.int().nonnegative(),
    lastHash: Sha256,
  }),
  /** Entries the terminal is known to have made and nobody has any more, or that no longer fit the core's journal. */
  JournalGapFound: z.strictObject({
    from: z.int().positive(),
    to: z.int().positive(),
    /** How many of them can still be read in the frozen file, without a chain that leads to them. */
    readable: z.int().nonnegative(),
  }),
  /** Somebody has looked into a gap, and says how what was missing was dealt with. */
  JournalGapSettled: z.strictObject({
    /** Number of the `JournalGapFound` entry. */
    gapNo: z.int().positive(),
    measure: GapMeasure,
  }),
} as const;
