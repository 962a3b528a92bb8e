import { JournalPayloads, type JournalType } from '../../../electron/contract/journal-entry.ts';
import type { Connection } from '../../../electron/desk/database/connect.ts';
import { loadDevice } from '../../../electron/desk/device/device.ts';
import { StoredEntries } from '../../../electron/desk/journal/stored-entries.ts';
import { verifyJournal } from '../../../electron/desk/journal/verify-journal.ts';
import { twice } from '../twice.ts';
import { carriedFees, claimsIn, closesCase, drawerHolder, postingsOf } from './books-by-journal.ts';
import type { Told } from './told.ts';

/** What a terminal's database is found to be after a fault. All but `entries` must be empty. */
export interface Examination {
  readonly entries: number;
  /** Entries somebody was told of that are not there, or are others now. */
  readonly lost: readonly Told[];
  /** What was done once and is there twice. */
  readonly duplicated: readonly string[];
  /** All else that is not as it must be. */
  readonly broken: readonly string[];
}

/** What an entry makes of its issuance, where it ends one. */
const stateAfter: Partial<Record<JournalType, string>> = {
  SmartOtpIssued: 'ISSUED',
  SmartOtpIssuanceAbandoned: 'ABANDONED',
};

/**
 * Examines a terminal by what must hold whatever happened to it: the file is sound, nothing told of is missing, the
 * chain is whole, and the books say exactly what the journal says. It reads the journal itself and asks no rule of the
 * product but the chain's.
 */
export function examineTerminal(connection: Connection, told: readonly Told[]): Examination {
  const entries = [...new StoredEntries(connection).all()];
  const started = entries.filter(({ type }) => type === 'SmartOtpIssuanceStarted');
  const issued = entries
    .filter(({ type }) => type === 'SmartOtpIssued')
    .map(({ seq, payload }) => ({ seq, ...JournalPayloads.SmartOtpIssued.parse(payload) }));
  const reversed = entries
    .filter(({ type }) => type === 'SmartOtpIssuanceReversed')
    .map(({ seq, payload }) => ({ seq, ...JournalPayloads.SmartOtpIssuanceReversed.parse(payload) }));
  const isReversed = new Set(reversed.map(({ issuanceId }) => issuanceId));
  const receipts = [...issued, ...reversed].sort((one, other) => one.seq - other.seq);
  const ends = entries.filter(({ type }) => stateAfter[type] !== undefined);
  const filed = entries.filter(({ type }) => type === 'ClaimFiled');
  const objected = entries.filter(({ type }) => type === 'ObjectionFiled');

  const rows = (sql: string) => connection.prepare<[], Record<string, unknown>>(sql).all();
  const rejected = new Set(
    rows("SELECT seq FROM outcome WHERE verdict = 'REJECTED'").map(({ seq }) => Number(seq)),
  );
  const quickCheck = connection.pragma('quick_check', { simple: true });
  const chain = breakOf(connection, entries);
  return {
    entries: entries.length,
    lost: told.filter(({ seq, hash }) => entries[seq - 1]?.hash !== hash),
    duplicated: [
      ...twice('entry', entries, ({ id }) => id),
      ...twice('beginning of issuance', started, ({ payload }) => payload.issuanceId),
      ...twice('end of issuance', ends, ({ payload }) => payload.issuanceId),
      ...twice('issued card', issued, ({ serialNo }) => serialNo),
      ...twice('reversal', reversed, ({ issuanceId }) => issuanceId),
      ...twice('receipt', receipts, ({ receiptNo }) => receiptNo),
      ...twice('claim', filed, ({ payload }) => payload.claimId),
      ...twice('objection', objected, ({ payload }) => payload.objectionId),
    ],
    broken: [
      ...(quickCheck === 'ok' ? [] : [`quick_check: ${quickCheck}`]),
      ...(chain === null ? [] : [`chain: ${chain.why} at ${chain.seq}`]),
      ...difference(
        'cash and debits',
        rows('SELECT seq, debit, credit, amount FROM posting ORDER BY posting_no'),
        entries.flatMap(postingsOf),
      ),
      ...difference(
        'carried fees',
        rows(`
          SELECT issuance_id AS issuanceId, amount, carried_by AS carriedBy, used_by AS usedBy, returned_by AS returnedBy
          FROM carried_fee ORDER BY carried_by`),
        carriedFees(entries),
      ),
      ...difference(
        'the drawer',
        rows('SELECT holder FROM drawer').map(({ holder }) => holder),
        drawerHolder(entries),
      ),
      ...difference(
        'closed days',
        rows('SELECT closed_by AS seq FROM closed_day ORDER BY closed_by'),
        entries.filter(({ type }) => type === 'DayClosed').map(({ seq }) => ({ seq })),
      ),
      ...rows('SELECT closed_by, closed_how, rejected FROM correction_case WHERE closed_by IS NOT NULL')
        .filter(
          (one) =>
            !closesCase(entries[Number(one.closed_by) - 1], Number(one.rejected), String(one.closed_how)),
        )
        .map(({ rejected }) => `the case of entry ${rejected} left the queue, and no entry says how`),
      ...difference(
        'receipts',
        rows('SELECT receipt_no AS receiptNo, issuance_id AS issuanceId FROM receipt ORDER BY rowid'),
        receipts.map(({ receiptNo, issuanceId }) => ({ receiptNo, issuanceId })),
      ),
      ...difference('receipt numbers', ...withoutGaps(receipts.map(({ receiptNo }) => receiptNo))),
      ...difference(
        'claims',
        rows(`
          SELECT claim_id AS claimId, provisional_no AS provisionalNo, filed_by AS filedBy, stands_by AS standsBy,
            withdrawn_by AS withdrawnBy
          FROM claim ORDER BY filed_by`),
        claimsIn(entries, rejected),
      ),
      ...difference(
        'claim numbers',
        ...withoutGaps(filed.map(({ payload }) => String(payload.provisionalNo))),
      ),
      ...difference(
        'objections',
        rows('SELECT objection_id AS objectionId, filed_by AS seq FROM objection ORDER BY filed_by'),
        objected.map(({ seq, payload: { objectionId } }) => ({ objectionId, seq })),
      ),
      ...difference(
        'issuances',
        rows('SELECT issuance_id AS issuanceId, state, closed_by AS seq FROM issuance ORDER BY started_by'),
        started.map(({ payload: { issuanceId } }) => {
          const end = ends.find(({ payload }) => payload.issuanceId === issuanceId);
          const state = isReversed.has(String(issuanceId)) ? 'REVERSED' : end && stateAfter[end.type];
          return { issuanceId, state: state ?? 'STARTED', seq: end?.seq ?? null };
        }),
      ),
    ],
  };
}

function breakOf(connection: Connection, entries: Parameters<typeof verifyJournal>[0]) {
  // A terminal that was never made has no key, and no entry either.
  const isMade = connection.prepare('SELECT 1 FROM terminal').get() !== undefined;
  return isMade ? verifyJournal(entries, loadDevice(connection).publicKey).firstBroken : null;
}

/** Numbers as they are, and as they must be: 1, 2, 3 … on each business date. */
function withoutGaps(numbers: readonly string[]): [found: readonly string[], expected: readonly string[]] {
  const last = new Map<string, number>();
  const expected = numbers.map((one) => {
    const date = one.slice(0, -4);
    const number = (last.get(date) ?? 0) + 1;
    last.set(date, number);
    return date + String(number).padStart(4, '0');
  });
  return [numbers, expected];
}

/** The first place in which two lists differ, in words; empty for equal ones. */
function difference(what: string, found: readonly unknown[], expected: readonly unknown[]): string[] {
  for (let index = 0; index < Math.max(found.length, expected.length); index += 1) {
    const [is, should] = [found[index], expected[index]].map((one) => JSON.stringify(one) ?? 'nothing');
    if (is !== should) return [`${what}: number ${index + 1} is ${is} instead of ${should}`];
  }
  return [];
}
