import { type JournalEntry, JournalPayloads } from '../../../electron/contract/journal-entry.ts';
import type { CoreDatabase } from '../../simulators/core/core-database.ts';
import { customers, openingBalance, reportedLostDocuments } from '../../simulators/core/sample-bank.ts';
import { BEFORE_FIRST, isHashRight, isSignatureRight } from '../../simulators/core/seal.ts';
import type { Terminal } from '../../simulators/core/terminal.ts';
import { isPhantom } from '../terminal/phantom-card.ts';
import { twice } from '../twice.ts';
import { examineClaims } from './examine-claims.ts';

/** What the core's books are found to be. All but `entries` and `verdicts` must be empty. */
export interface CoreExamination {
  /** In order of their numbers. */
  readonly entries: readonly JournalEntry[];
  /** By the number of the entry that was judged: the core's number, or null for rejected. */
  readonly verdicts: ReadonlyMap<number, string | null>;
  /** Hashes of the evidence it has, whole. */
  readonly papers: ReadonlySet<string>;
  readonly duplicated: readonly string[];
  readonly broken: readonly string[];
}

interface Judged {
  /** 0: of an entry the core does not hold. */
  readonly seq: number;
  readonly coreNo: string | null;
  readonly rejection: string | null;
  readonly issuanceId: string;
  readonly serialNo: string;
  readonly customerNo: string;
}

/**
 * Examines a core's books by what must hold whatever happened on the way there: one terminal's journal without a gap
 * and sealed as the core's own code verifies it, every card and every issuance booked once, every won accounted for.
 */
export function examineCore(database: CoreDatabase, terminal: Terminal): CoreExamination {
  return database.transaction((): CoreExamination => {
    const entries = database
      .prepare<[], string>('SELECT entry FROM entry ORDER BY seq')
      .pluck()
      .all()
      .map((text) => JSON.parse(text) as JournalEntry);
    const judged = database
      .prepare<[], Judged>(`
        SELECT coalesce(e.seq, 0) AS seq, core_no AS coreNo, rejection_code AS rejection, issuance_id AS issuanceId,
          serial_no AS serialNo, customer_no AS customerNo
        FROM judgement j LEFT JOIN entry e ON e.entry ->> 'id' = j.entry_id ORDER BY j.rowid`)
      .all();
    const accepted = judged.filter(({ coreNo }) => coreNo !== null);
    const claims = examineClaims(database, entries);
    return {
      entries,
      verdicts: verdictsIn(database),
      papers: new Set(database.prepare<[], string>('SELECT sha256 FROM evidence').pluck().all()),
      duplicated: [
        ...twice('entry', entries, ({ id }) => id),
        ...twice('judgement of entry', judged, ({ seq }) => seq),
        ...twice('accepted card', accepted, ({ serialNo }) => serialNo),
        ...claims.duplicated,
      ],
      broken: [
        ...chainBreaks(entries, terminal),
        ...database
          // That a terminal came back from a backup is told to people, and that a paper was damaged where the core stores it.
          .prepare<[], { seq: number; reason: string }>(`
            SELECT seq, reason FROM alarm
            WHERE reason NOT IN ('TERMINAL_RESTORED', 'JOURNAL_GAP_FOUND', 'EVIDENCE_NOT_ITS_HASH')`)
          .all()
          .map(({ seq, reason }) => `the core's alarm: ${reason} at ${seq}`),
        ...judged.flatMap(({ seq, rejection, customerNo }) => {
          if (seq === 0) return ['an entry was judged that is not there'];
          const expected = expectedRejection(entries, seq, customerNo);
          return rejection === expected ? [] : [`entry ${seq} was judged ${rejection ?? 'well'}`];
        }),
        ...database
          .prepare<[], { rejection: string | null; serialNo: string }>(`
            SELECT rejection_code AS rejection, e.entry ->> '$.payload.serialNo' AS serialNo
            FROM stock_judgement s JOIN entry e ON e.entry ->> 'id' = s.entry_id`)
          .all()
          .filter(({ rejection, serialNo }) => rejection !== (isPhantom(serialNo) ? 'CARD_NOT_THERE' : null))
          .map(
            ({ rejection, serialNo }) => `an act of the stock with card ${serialNo} was judged ${rejection}`,
          ),
        ...database
          .prepare<[], string>('SELECT rejection_code FROM undoing WHERE rejection_code IS NOT NULL')
          .pluck()
          .all()
          .map((code) => `the core did not accept an undoing: ${code}`),
        ...unbalanced(database, entries, new Set(accepted.map(({ issuanceId }) => issuanceId))),
        ...claims.broken,
      ],
    };
  })();
}

/** For what the core must turn a record down, by what was done at the counter; null for good work. */
function expectedRejection(entries: readonly JournalEntry[], seq: number, customerNo: string): string | null {
  if (customerNo === customers.restricted.customerNo) return 'CUSTOMER_RESTRICTED';
  const entry = entries[seq - 1];
  // Corrections here bring a passport, and are good.
  if (entry?.type !== 'SmartOtpIssued') return null;
  const start = entries.find(
    ({ type, payload }) =>
      type === 'SmartOtpIssuanceStarted' && payload.issuanceId === entry.payload.issuanceId,
  );
  const { number } = JournalPayloads.SmartOtpIssuanceStarted.parse(start?.payload).identityDocument;
  return reportedLostDocuments.includes(number) ? 'IDENTITY_DOCUMENT_REPORTED_LOST' : null;
}

/** What the core has told of each entry: its number for what it accepted, null for what it rejected. */
function verdictsIn(database: CoreDatabase): ReadonlyMap<number, string | null> {
  const told = database
    .prepare<[], { seq: number; coreNo: string | null }>(`
      SELECT item ->> 'seq' AS seq, item ->> '$.outcome.coreNo' AS coreNo FROM feed_item
      WHERE item ->> 'kind' = 'outcome' ORDER BY position`)
    .all();
  return new Map(told.map(({ seq, coreNo }) => [seq, coreNo]));
}

function chainBreaks(entries: readonly JournalEntry[], { terminalId, publicKey }: Terminal): string[] {
  return entries.flatMap((entry, index) => {
    const isInPlace = entry.seq === index + 1 && entry.terminalId === terminalId;
    const isChained = entry.prevHash === (entries[index - 1]?.hash ?? BEFORE_FIRST);
    return isInPlace && isChained && isHashRight(entry) && isSignatureRight(entry, publicKey)
      ? []
      : [`the core's chain breaks at ${entry.seq}`];
  });
}

/** Fees taken from accounts are those of accepted issuances, each once; nothing else moved a balance. */
function unbalanced(
  database: CoreDatabase,
  entries: readonly JournalEntry[],
  accepted: ReadonlySet<string>,
): string[] {
  const debits = database
    .prepare<[], { issuanceId: string; accountNo: string; amount: number; state: string }>(
      'SELECT issuance_id AS issuanceId, account_no AS accountNo, amount, state FROM debit',
    )
    .all();
  const undone = new Set(
    database
      .prepare<[], string>('SELECT issuance_id FROM undoing WHERE rejection_code IS NULL')
      .pluck()
      .all(),
  );
  const owed = entries
    .filter(({ type }) => type === 'SmartOtpIssued')
    .map(({ payload }) => JournalPayloads.SmartOtpIssued.parse(payload))
    .filter(
      ({ fee, issuanceId }) => fee.method === 'DEBIT' && accepted.has(issuanceId) && !undone.has(issuanceId),
    );
  const captured = debits.filter(({ state }) => state === 'CAPTURED');
  const balance = database
    .prepare<[string], number>('SELECT balance FROM account WHERE account_no = ?')
    .pluck();
  return [
    ...owed.flatMap(({ issuanceId, fee }) => {
      const debit = captured.find((one) => one.issuanceId === issuanceId);
      return debit?.amount === fee.amount ? [] : [`the fee of ${issuanceId} was accepted and not debited`];
    }),
    ...(captured.length === owed.length ? [] : [`${captured.length} debits for ${owed.length} fees`]),
    ...Object.values(customers).flatMap((customer) =>
      customer.accounts.flatMap((accountNo) => {
        const taken = captured
          .filter((debit) => debit.accountNo === accountNo)
          .reduce((sum, { amount }) => sum + amount, 0);
        const found = openingBalance(customer) - (balance.get(accountNo) ?? 0);
        return found === taken ? [] : [`${found} won left an account for debits of ${taken}`];
      }),
    ),
  ];
}
