import type { JournalEntry, JournalPayload } from '../../../../electron/contract/journal-entry.ts';
import type { CoreDatabase } from '../core-database.ts';
import type { Terminal } from '../terminal.ts';
import { checkConsent } from './check-consent.ts';
import { checkChain, checkSignature } from './check-seal.ts';
import { storedEntry } from './issuance-file.ts';
import { worksAt } from './judge-approval.ts';
import type { RejectionCode } from './rejection.ts';
import { isSuperseded, rejectionIn } from './supersession.ts';

/** Judges the withdrawal of a rejected record: the core said it may rest, and a supervisor agreed. Changes nothing. */
export function judgeWithdrawal(
  database: CoreDatabase,
  terminal: Terminal,
  entry: JournalEntry,
  { supersedes, reason }: JournalPayload<'RejectedRecordWithdrawn'>,
): RejectionCode | undefined {
  const sealed = { database, terminal, entry };
  const broken = checkSignature(sealed) ?? checkChain(sealed);
  if (broken !== undefined) return broken;
  const superseded = storedEntry(database, terminal.terminalId, supersedes.seq);
  if (superseded?.id !== supersedes.id) return 'SUPERSEDED_UNKNOWN';
  if (isSuperseded(database, terminal.terminalId, supersedes.seq)) return 'SUPERSEDED_BEFORE';
  if (!rejectionIn(database, supersedes.id)?.ways.includes('WITHDRAW')) return 'WAY_NOT_OFFERED';

  const actor = worksAt(database, entry.terminalId, entry.actor);
  if (actor === undefined || (actor.role !== 'SUPERVISOR' && entry.actor !== superseded.actor))
    return 'STAFF_NOT_PERMITTED';
  return checkConsent(
    database,
    entry,
    'WITHDRAWAL',
    (subject) =>
      subject.kind === 'WITHDRAWAL' &&
      subject.supersedes.seq === supersedes.seq &&
      subject.supersedes.id === supersedes.id &&
      subject.reason === reason,
  );
}
