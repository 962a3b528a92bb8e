import type { JournalEntry, JournalType } from '../../../electron/contract/journal-entry.ts';
import type { Connection } from '../../../electron/desk/database/connect.ts';
import { StoredEntries } from '../../../electron/desk/journal/stored-entries.ts';
import { SyncState } from '../../../electron/desk/sync/sync-state.ts';
import { papersOf } from '../terminal/books-by-journal.ts';
import { type Examination, examineTerminal } from '../terminal/examine-terminal.ts';
import type { Told } from '../terminal/told.ts';
import type { CoreExamination } from './examine-core.ts';

/** What somebody was promised. */
export interface Promised {
  /** Every entry the terminal has told of. */
  readonly told: readonly Told[];
  /** Every card a teller was told is issued. */
  readonly issued: readonly { readonly issuanceId: string; readonly receiptNo: string }[];
  /** Every claim a customer was given a number for. */
  readonly claims: readonly { readonly claimId: string; readonly provisionalNo: string }[];
  /** Hashes of papers that went with their disk before anybody else had them. */
  readonly goneWithDisk: ReadonlySet<string>;
}

/** How terminal and core stand to each other. `lost`, `duplicated` and `broken` must be empty. */
export interface BothEnds extends Pick<Examination, 'duplicated' | 'broken'> {
  readonly made: number;
  readonly atCore: number;
  readonly waiting: number;
  /** Entries the core rejected, as the terminal knows. */
  readonly rejected: number;
  /** Those of them that nobody has put right. */
  readonly inCorrection: number;
  readonly lost: readonly string[];
  /** What was done, in order. */
  readonly types: readonly JournalType[];
  /** Different papers that claims list, as far as the core holds the entries. */
  readonly papers: number;
}

/** A terminal's books, read in one moment. */
export interface TerminalBooks {
  readonly examination: Examination;
  readonly entries: readonly JournalEntry[];
  readonly storedThrough: number;
  /** By number of the entry: the core's number, or null for rejected. */
  readonly outcomes: ReadonlyMap<number, string | null>;
  readonly inCorrection: number;
  /** Numbers of rejected entries that are in no case of the correction queue, open or closed. */
  readonly unqueued: readonly number[];
  /** Hashes of papers that are on their way to the core. */
  readonly papersWaiting: ReadonlySet<string>;
}

export function readTerminal(connection: Connection, told: readonly Told[]): TerminalBooks {
  return connection.transaction(
    (): TerminalBooks => ({
      examination: examineTerminal(connection, told),
      entries: [...new StoredEntries(connection).all()],
      storedThrough: new SyncState(connection).storedThrough,
      outcomes: new Map(
        connection
          .prepare<[], { seq: number; core_no: string | null }>('SELECT seq, core_no FROM outcome')
          .all()
          .map(({ seq, core_no }) => [seq, core_no]),
      ),
      inCorrection: connection
        .prepare<[], number>('SELECT count(*) FROM correction_case WHERE closed_by IS NULL')
        .pluck()
        .get() as number,
      unqueued: connection
        .prepare<[], number>(`
        SELECT seq FROM outcome WHERE verdict = 'REJECTED'
          AND NOT EXISTS (SELECT 1 FROM correction_case WHERE seq IN (opened_by, rejected))`)
        .pluck()
        .all(),
      papersWaiting: new Set(
        connection.prepare<[], string>('SELECT sha256 FROM evidence_upload WHERE at_core = 0').pluck().all(),
      ),
    }),
  )();
}

/**
 * Compares the two ends by what must hold at any moment: every entry made is at the core or waiting, once; what counts
 * as sent is there; what the core is known to have said, it said; nobody was promised what is not so.
 *
 * @param core read after the terminal: meanwhile it may have got more, never less
 */
export function examineBothEnds(
  terminal: TerminalBooks,
  core: CoreExamination,
  promised: Promised,
): BothEnds {
  const { examination, entries, storedThrough, outcomes } = terminal;
  const issued = new Map(
    entries
      .filter(({ type }) => type === 'SmartOtpIssued')
      .map(({ payload }) => [payload.issuanceId, payload.receiptNo]),
  );
  const filed = new Map(
    entries
      .filter(({ type }) => type === 'ClaimFiled')
      .map(({ payload }) => [payload.claimId, payload.provisionalNo]),
  );
  const common = Math.min(entries.length, core.entries.length);
  const papers = new Set(entries.slice(0, common).flatMap(papersOf));
  const unlike = entries.slice(0, common).find((entry, index) => entry.hash !== core.entries[index]?.hash);
  return {
    types: entries.map(({ type }) => type),
    papers: papers.size,
    made: entries.length,
    atCore: common,
    waiting: entries.length - storedThrough,
    rejected: [...outcomes.values()].filter((coreNo) => coreNo === null).length,
    inCorrection: terminal.inCorrection,
    lost: [
      ...examination.lost.map(({ seq }) => `entry ${seq} is lost`),
      ...promised.issued
        .filter(({ issuanceId, receiptNo }) => issued.get(issuanceId) !== receiptNo)
        .map(({ receiptNo }) => `the issuance of receipt ${receiptNo} is lost`),
      ...promised.claims
        .filter(({ claimId, provisionalNo }) => filed.get(claimId) !== provisionalNo)
        .map(({ provisionalNo }) => `the claim ${provisionalNo} is lost`),
      ...[...papers]
        .filter((sha256) => !core.papers.has(sha256) && !terminal.papersWaiting.has(sha256))
        .filter((sha256) => !promised.goneWithDisk.has(sha256))
        .map((sha256) => `the paper ${sha256} is neither at the core nor on its way`),
      ...entries
        .slice(core.entries.length, storedThrough)
        .map(({ seq }) => `entry ${seq} counts as sent and is not at the core`),
      ...terminal.unqueued.map((seq) => `entry ${seq} was rejected and is in no queue`),
    ],
    duplicated: [...examination.duplicated, ...core.duplicated],
    broken: [
      ...examination.broken,
      ...core.broken,
      ...(unlike === undefined ? [] : [`entry ${unlike.seq} is another one at the core`]),
      ...[...outcomes]
        .filter(([seq, coreNo]) => core.verdicts.get(seq) !== coreNo)
        .map(([seq]) => `the core never said of entry ${seq} what the terminal heard`),
    ],
  };
}
