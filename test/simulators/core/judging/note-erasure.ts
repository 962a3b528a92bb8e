import type { JournalEntry } from '../../../../electron/contract/journal-entry.ts';
import { caseById, courseOf } from '../claims/claim-ledger.ts';
import { claimReferenceOn } from '../claims/claim-reference-master.ts';
import type { CoreDatabase } from '../core-database.ts';
import { missingEvidence } from '../evidence/missing-evidence.ts';
import { payloadOf, storedEntry } from './issuance-file.ts';

/** What people must look into when a terminal says that it has destroyed personal data. */
export type ErasureConcern =
  | 'ERASED_TOO_EARLY'
  | 'ERASED_OPEN_CLAIM'
  | 'ERASED_SOMETHING_ELSE'
  | 'RECORD_NOT_UNDERSTOOD';

const DAY_MS = 86_400_000;

/**
 * The core keeps by its own rules and destroys nothing for it. It sees to it that a terminal destroys only what is held
 * here, of a claim that is over, after the days its reference data says.
 */
export function noteErasure(database: CoreDatabase, entry: JournalEntry): ErasureConcern | undefined {
  const erasure = payloadOf(entry, 'PersonalDataErased');
  if (erasure === undefined) return 'RECORD_NOT_UNDERSTOOD';
  const { claimId, rule, entries } = erasure;
  const known = claimReferenceOn(database, entry.businessDate)?.retention.find((one) => one.rule === rule);
  if (known === undefined || !isOver(erasure, known.days, entry)) return 'ERASED_TOO_EARLY';
  const held = entries.every(({ seq, payloadHash }) => {
    const named = storedEntry(database, entry.terminalId, seq);
    return named?.payloadHash === payloadHash && named.payload.claimId === claimId && seq < entry.seq;
  });
  if (!held) return 'ERASED_SOMETHING_ELSE';
  const claim = caseById(database, claimId);
  if (claim === undefined) return known.of === 'DRAFT' ? undefined : 'ERASED_SOMETHING_ELSE';
  const last = courseOf(database, claim.coreNo).at(-1)?.kind;
  return last === 'CLOSED' || last === 'WITHDRAWN' ? undefined : 'ERASED_OPEN_CLAIM';
}

/** Copies at a terminal of what the core holds every byte of, or of what no claim it knows ever listed. */
export function noteCopiesErased(database: CoreDatabase, entry: JournalEntry): ErasureConcern | undefined {
  const erasure = payloadOf(entry, 'EvidenceCopiesErased');
  if (erasure === undefined) return 'RECORD_NOT_UNDERSTOOD';
  const { claimId, rule, files } = erasure;
  const known = claimReferenceOn(database, entry.businessDate)?.retention.find((one) => one.rule === rule);
  if (known === undefined || !isOver(erasure, known.days, entry)) return 'ERASED_TOO_EARLY';
  const isFiled = caseById(database, claimId) !== undefined;
  if (known.of !== (isFiled ? 'EVIDENCE_FILE' : 'DRAFT')) return 'ERASED_SOMETHING_ELSE';
  return isFiled && missingEvidence(database, files).length > 0 ? 'ERASED_TOO_EARLY' : undefined;
}

/** Whether the time that the rule gives ran out before the day of the entry. */
const isOver = (
  { days, endedOn, keptUntil }: { days: number; endedOn: string; keptUntil: string },
  ruled: number,
  { businessDate }: JournalEntry,
): boolean =>
  days === ruled &&
  (Date.parse(keptUntil) - Date.parse(endedOn)) / DAY_MS === ruled &&
  keptUntil < businessDate;
