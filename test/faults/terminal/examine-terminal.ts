import { JournalPayloads } from '../../../electron/contract/journal-entry.ts';
import type { Connection } from '../../../electron/desk/database/open-database.ts';
import { loadDevice } from '../../../electron/desk/device/device.ts';
import { StoredEntries } from '../../../electron/desk/journal/stored-entries.ts';
import { verifyJournal } from '../../../electron/desk/journal/verify-journal.ts';
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

/**
 * Examines a terminal by what must hold whatever happened to it: the file is sound, nothing told of is missing, the
 * chain is whole, and the books say exactly what the journal says. It reads the journal itself and asks no rule of the
 * product but the chain's.
 */
export function examineTerminal(connection: Connection, told: readonly Told[]): Examination {
  const entries = [...new StoredEntries(connection).all()];
  const issued = entries
    .filter(({ type }) => type === 'SmartOtpIssued')
    .map(({ seq, payload }) => ({ seq, ...JournalPayloads.SmartOtpIssued.parse(payload) }));
  const ended = entries.filter(
    ({ type }) => type === 'SmartOtpIssued' || type === 'SmartOtpIssuanceAbandoned',
  );
  const started = entries.filter(({ type }) => type === 'SmartOtpIssuanceStarted');
  const rows = <T>(sql: string) => connection.prepare<[], T>(sql).all();
  const broken: string[] = [];
  const mustBe = (what: string, found: unknown, expected: unknown) => {
    const [is, should] = [JSON.stringify(found), JSON.stringify(expected)];
    if (is !== should) broken.push(`${what}: ${is} instead of ${should}`);
  };

  mustBe('quick_check', connection.pragma('quick_check', { simple: true }), 'ok');
  mustBe('foreign keys', connection.pragma('foreign_key_check'), []);
  mustBe('chain', breakOf(connection, entries), null);
  mustBe(
    'postings',
    rows<object>('SELECT seq, debit, credit, amount FROM posting ORDER BY posting_no'),
    issued.flatMap(({ seq, fee: { method, amount } }) => {
      const debit = { CASH: 'DRAWER', DEBIT: 'CUSTOMER_ACCOUNTS', WAIVED: null }[method];
      return debit === null ? [] : [{ seq, debit, credit: 'FEE_INCOME', amount }];
    }),
  );
  mustBe(
    'receipts',
    rows<object>('SELECT receipt_no AS receiptNo, issuance_id AS issuanceId FROM receipt ORDER BY 1'),
    issued.map(({ receiptNo, issuanceId }) => ({ receiptNo, issuanceId })),
  );
  mustBe(
    'receipt numbers',
    issued.map(({ receiptNo }) => Number(receiptNo.slice(-4))),
    gapless(issued),
  );
  mustBe(
    'cards issued',
    rows<string>("SELECT serial_no FROM issuance WHERE state = 'ISSUED' ORDER BY closed_by").flatMap(
      Object.values,
    ),
    issued.map(({ serialNo }) => serialNo),
  );
  mustBe(
    'open issuances',
    rows<{ open: number }>("SELECT count(*) AS open FROM issuance WHERE state = 'STARTED'")[0]?.open,
    started.length - ended.length,
  );
  return {
    entries: entries.length,
    lost: told.filter(({ seq, hash }) => entries[seq - 1]?.hash !== hash),
    duplicated: [
      ...twice(
        'entry',
        entries.map(({ id }) => id),
      ),
      ...twice(
        'beginning of issuance',
        started.map(({ payload }) => payload.issuanceId),
      ),
      ...twice(
        'end of issuance',
        ended.map(({ payload }) => payload.issuanceId),
      ),
      ...twice(
        'issued card',
        issued.map(({ serialNo }) => serialNo),
      ),
      ...twice(
        'receipt',
        issued.map(({ receiptNo }) => receiptNo),
      ),
    ],
    broken,
  };
}

function breakOf(connection: Connection, entries: Parameters<typeof verifyJournal>[0]) {
  // A terminal that was never made has no key, and no entry either.
  const isMade = connection.prepare('SELECT 1 FROM terminal').get() !== undefined;
  return isMade ? verifyJournal(entries, loadDevice(connection).publicKey).firstBroken : null;
}

/** 1, 2, 3 … for each business date. */
function gapless(issued: readonly { readonly receiptNo: string }[]): number[] {
  const last = new Map<string, number>();
  return issued.map(({ receiptNo }) => {
    const date = receiptNo.slice(0, -4);
    const number = (last.get(date) ?? 0) + 1;
    last.set(date, number);
    return number;
  });
}

function twice(what: string, values: readonly unknown[]): string[] {
  const seen = new Set<unknown>();
  return values.flatMap((value) => {
    if (seen.has(value)) return [`${what} ${value}`];
    seen.add(value);
    return [];
  });
}
