import type { JournalEntry, JournalType } from '../../../electron/contract/journal-entry.ts';
import type { Connection } from '../../../electron/desk/database/connect.ts';
import { StoredEntries } from '../../../electron/desk/journal/stored-entries.ts';
import { SyncState } from '../../../electron/desk/sync/sync-state.ts';
import { type Examination, examineTerminal } from '../terminal/examine-terminal.ts';
import type { Told } from '../terminal/told.ts';
import type { CoreExamination } from './examine-core.ts';

/** What somebody was promised. */
export interface Promised {
  /** Every entry the terminal has told of. */
  readonly told: readonly Told[];
  /** Every card a teller was told is issued. */
  readonly issued: readonly { readonly issuanceId: string; readonly receiptNo: string }[];
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
  const common = Math.min(entries.length, core.entries.length);
  const unlike = entries.slice(0, common).find((entry, index) => entry.hash !== core.entries[index]?.hash);
  return {
    types: entries.map(({ type }) => type),
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
