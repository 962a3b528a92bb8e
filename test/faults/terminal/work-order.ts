import { z } from 'zod';
import { DeskStart } from '../../../electron/contract/process-message.ts';

/** What a terminal at work is told by the proof that started it. */
export const WorkOrder = z.strictObject({
  start: DeskStart,
  /** File to tell of every entry. */
  told: z.string(),
  seed: z.int().nonnegative(),
  /** Acts are done until at least so many entries have been told of, sign-in among them; null: until killed. */
  entries: z.int().nonnegative().nullable(),
  /** How it ends after them: as in a crash, or with everything at the core and the database closed. */
  end: z.enum(['KILL', 'CLOSE_OF_BUSINESS']),
  /** Other than FULL: to see that the proof notices. */
  synchronous: z.enum(['FULL', 'NORMAL', 'OFF']),
  /** Pages in the write-ahead log from which on it is carried over into the database; null: SQLite's own number. */
  checkpointPages: z.int().positive().nullable(),
});
export type WorkOrder = z.infer<typeof WorkOrder>;
