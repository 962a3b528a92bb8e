import { z } from 'zod';
import { ContradictionAnswer } from '../../../../electron/contract/core.ts';
import { sealingKey } from '../bank-authority.ts';
import type { CoreDatabase } from '../core-database.ts';
import { journalHead, takeIn } from '../journal-intake.ts';
import { terminalById } from '../terminal.ts';
import { SealedFile } from './sealed-file.ts';

/** What came of a stick at the core. */
export const SealedImport = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('TAKEN_IN'),
    terminalId: z.string(),
    /** Entries that were new to the core, and those it held already. */
    stored: z.int(),
    held: z.int(),
  }),
  /** Nothing of it was used; `line` is the first that is not what belongs there. */
  z.strictObject({
    outcome: z.literal('REFUSED'),
    reason: z.enum(['OTHER_KEY', 'DAMAGED', 'TERMINAL_UNKNOWN']),
    line: z.int(),
  }),
  /** As over the line: an alarm is raised and the terminal stopped; what stood before the contradiction is stored. */
  z.strictObject({ outcome: z.literal('CONTRADICTION'), ...ContradictionAnswer.shape.contradiction.shape }),
]);
export type SealedImport = z.infer<typeof SealedImport>;

/**
 * Takes in a terminal's sealed export, as `takeIn` takes a batch that came over the line: an entry held already is
 * passed over, so neither the same stick again nor the terminal itself, should it come back, books anything twice.
 */
export function importSealed(database: CoreDatabase, file: string): SealedImport {
  const sealed = new SealedFile(file, sealingKey(database));
  const fault = sealed.check();
  if (fault !== undefined) return { outcome: 'REFUSED', ...fault };
  let terminalId = '';
  let stored = 0;
  let held = 0;
  for (const { label, entries } of sealed.parts()) {
    terminalId = label.terminalId;
    // A revoked terminal's entries count: its key was good when it signed them, and that it died is why it is revoked.
    const terminal = terminalById(database, terminalId);
    if (terminal === undefined) return { outcome: 'REFUSED', reason: 'TERMINAL_UNKNOWN', line: 1 };
    const before = journalHead(database, terminalId).seq;
    const intake = takeIn(database, terminal, entries);
    if (!intake.stored) return { outcome: 'CONTRADICTION', ...intake.contradiction };
    stored += intake.head.seq - before;
    held += entries.length - (intake.head.seq - before);
  }
  return { outcome: 'TAKEN_IN', terminalId, stored, held };
}
