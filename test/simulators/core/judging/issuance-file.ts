import type { Superseded } from '../../../../electron/contract/correction-records.ts';
import type { Customer } from '../../../../electron/contract/customer.ts';
import {
  JournalEntry,
  type JournalPayload,
  JournalPayloads,
  type JournalType,
} from '../../../../electron/contract/journal-entry.ts';
import { type CoreCard, cardByIdentity } from '../core-card.ts';
import type { CoreDatabase } from '../core-database.ts';
import { customerByNo } from '../customer-book.ts';
import { type Terminal, terminalById } from '../terminal.ts';
import type { RejectionCode } from './rejection.ts';

/** All the core has before it when it judges a `SmartOtpIssued` or a correction of one; every check works on it. */
export interface IssuanceFile {
  readonly database: CoreDatabase;
  readonly terminal: Terminal;
  readonly entry: JournalEntry;
  readonly issued: JournalPayload<'SmartOtpIssued'>;
  /** How the issuance began; undefined when this terminal's journal has no such beginning. */
  readonly start: IssuanceStart | undefined;
  readonly customer: Customer | undefined;
  /** The card that the proof says it is of. */
  readonly card: CoreCard | undefined;
  /** Of a correction: the entry it takes the place of. */
  readonly supersedes: Superseded | undefined;
}

export interface IssuanceStart {
  readonly entry: JournalEntry;
  readonly payload: JournalPayload<'SmartOtpIssuanceStarted'>;
  readonly state: 'STARTED' | 'ABANDONED' | 'ACCEPTED' | 'REJECTED' | 'REVERSED';
  /** What was wrong with the exposure it began under. */
  readonly exposureFinding: RejectionCode | undefined;
}

/** Undefined when the entry can't be read as what it says it is, or corrects what nobody issued. */
export function openIssuanceFile(database: CoreDatabase, entry: JournalEntry): IssuanceFile | undefined {
  const correction = payloadOf(entry, 'SmartOtpIssuanceCorrected');
  const issued =
    correction === undefined
      ? payloadOf(entry, 'SmartOtpIssued')
      : issuedOf(database, entry.terminalId, correction.issuanceId);
  const terminal = terminalById(database, entry.terminalId);
  if (issued === undefined || terminal === undefined) return undefined;
  const start = startOf(database, entry.terminalId, issued.issuanceId);
  return {
    database,
    terminal,
    entry,
    issued,
    start: start && { ...start, payload: { ...start.payload, ...correction?.papers } },
    customer: customerByNo(database, issued.customerNo),
    card: cardByIdentity(database, issued.proof.identity),
    supersedes: correction?.supersedes,
  };
}

/** How an issuance ended in that terminal's journal: proof and fee are those of this entry, whatever corrects it. */
function issuedOf(
  database: CoreDatabase,
  terminalId: string,
  issuanceId: string,
): JournalPayload<'SmartOtpIssued'> | undefined {
  const text = database
    .prepare<[string, string], string>(
      `SELECT entry FROM entry WHERE terminal_id = ? AND entry ->> 'type' = 'SmartOtpIssued'
         AND entry -> 'payload' ->> 'issuanceId' = ?`,
    )
    .pluck()
    .get(terminalId, issuanceId);
  return text === undefined ? undefined : payloadOf(JournalEntry.parse(JSON.parse(text)), 'SmartOtpIssued');
}

/** The payload of an entry of that type and of the shape the contract gives it; else undefined. */
export function payloadOf<T extends JournalType>(
  entry: JournalEntry,
  type: T,
): JournalPayload<T> | undefined {
  if (entry.type !== type) return undefined;
  const parsed = JournalPayloads[type].safeParse(entry.payload);
  return parsed.success ? (parsed.data as JournalPayload<T>) : undefined;
}

export function storedEntry(
  database: CoreDatabase,
  terminalId: string,
  seq: number,
): JournalEntry | undefined {
  const text = database
    .prepare<[string, number], string>('SELECT entry FROM entry WHERE terminal_id = ? AND seq = ?')
    .pluck()
    .get(terminalId, seq);
  return text === undefined ? undefined : JournalEntry.parse(JSON.parse(text));
}

export function startOf(
  database: CoreDatabase,
  terminalId: string,
  issuanceId: string,
): IssuanceStart | undefined {
  const row = database
    .prepare<[string, string], { seq: number; state: IssuanceStart['state']; finding: RejectionCode | null }>(
      `SELECT started_seq AS seq, state, exposure_finding AS finding
       FROM issuance WHERE issuance_id = ? AND terminal_id = ?`,
    )
    .get(issuanceId, terminalId);
  const entry = row && storedEntry(database, terminalId, row.seq);
  const payload = entry && payloadOf(entry, 'SmartOtpIssuanceStarted');
  return (
    row && entry && payload && { entry, payload, state: row.state, exposureFinding: row.finding ?? undefined }
  );
}
