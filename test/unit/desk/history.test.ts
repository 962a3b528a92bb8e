import { generateKeyPairSync } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { FeedItem } from '../../../electron/contract/core.ts';
import { won } from '../../../electron/contract/won.ts';
import { History } from '../../../electron/desk/history/history.ts';
import { IssuanceBook } from '../../../electron/desk/issuance/issuance-book.ts';
import { Journal } from '../../../electron/desk/journal/journal.ts';
import { applyFeed } from '../../../electron/desk/sync/apply-feed.ts';
import { workOffline } from '../../faults/year-offline/work-offline.ts';
import { cashCounter } from './cash-counter.ts';
import { noon } from './scratch-database.ts';
import { sharedDatabase } from './shared-database.ts';

const issuances = 60;

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const owner = { terminalId: '0421-01', epoch: 1, privateKey };
const database = sharedDatabase((connection) =>
  workOffline({ connection, owner, branchNo: '0421' }, (made) => made === issuances),
);

/** A terminal after some issuances, and what its tables say of each, newest first. */
function terminalAtWork() {
  const connection = database();
  const journal = new Journal(connection, owner, () => noon);
  const history = new History(connection, journal, new IssuanceBook(connection, journal));
  const rows = connection
    .prepare<
      [],
      { id: string; name: string; serial: string; customer: string; fee: number; receipt: string | null }
    >(`
      SELECT i.issuance_id AS id, customer_name AS name, serial_no AS serial, customer_no AS customer,
        fee_amount AS fee, receipt_no AS receipt
      FROM issuance i LEFT JOIN receipt r ON r.issuance_id = i.issuance_id ORDER BY started_by DESC`)
    .all();
  return { connection, journal, history, rows };
}

type Terminal = ReturnType<typeof terminalAtWork>;
let terminal: Terminal;
beforeEach(() => {
  terminal = terminalAtWork();
});

const found = (query: string, limit = 500) => {
  const { rows, total } = terminal.history.search(query, limit);
  expect(total ?? 0).toBeGreaterThanOrEqual(rows.length);
  return rows.map(({ issuanceId }) => issuanceId);
};
const idsWhere = (holds: (row: Terminal['rows'][number]) => boolean) =>
  terminal.rows.filter(holds).map(({ id }) => id);
/** A row in the middle, with a receipt. */
const one = () => {
  const row = terminal.rows.findLast(({ receipt }) => receipt !== null);
  if (row?.receipt == null) throw new Error('no receipt was given');
  return { ...row, receipt: row.receipt };
};

describe('search finds', () => {
  test.each([
    ['the whole', 0, 3],
    ['the family', 0, 1],
    ['the given', 1, 3],
    ['the last syllable of the', 2, 3],
  ])('%s name', (_part, from, to) => {
    const part = one().name.slice(from, to);
    expect(found(part)).toEqual(idsWhere(({ name }) => name.includes(part)));
    expect(found(part.normalize('NFD'))).toEqual(found(part));
  });

  test('every issuance once, also where its name repeats a syllable', () => {
    const { name, id } = one();
    terminal.connection
      .prepare('INSERT INTO issuance_name_part SELECT ?, started_by FROM issuance WHERE issuance_id = ?')
      .run(`${name}${name}`, id);
    expect(found(name)).toEqual(idsWhere((row) => row.name === name));
  });

  test.each([
    ['a serial number', () => one().serial, 'serial'],
    ['its end', () => one().serial.slice(-4), 'serial'],
    ['a customer number', () => one().customer, 'customer'],
    [
      'a part of it with a space',
      () => `${one().customer.slice(2, 5)} ${one().customer.slice(5, 8)}`,
      'customer',
    ],
  ] as const)('%s', (_what, query, field) => {
    const digits = query().replace(' ', '');
    expect(found(query())).toEqual(
      idsWhere((row) =>
        [row.serial, row.customer, String(row.fee), row.receipt?.replaceAll('-', '') ?? ''].some((number) =>
          number.includes(digits),
        ),
      ),
    );
    expect(found(query())).toEqual(expect.arrayContaining(idsWhere((row) => row[field] === one()[field])));
  });

  test('a receipt number, with its hyphens and without', () => {
    const { receipt, id } = one();
    expect(found(receipt)).toEqual([id]);
    expect(found(receipt.replaceAll('-', ''))).toEqual([id]);
    // As an input method types it that is left at full width, and as a document has its hyphens.
    const wide = receipt.replace(/[0-9]/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    for (const hyphen of ['－', '\u2011', '–']) expect(found(wide.replaceAll('-', hyphen))).toEqual([id]);
  });

  test('a fee as a person writes it', () => {
    for (const written of ['3000', '3,000', '3,000원']) {
      expect(found(written)).toEqual(expect.arrayContaining(idsWhere(({ fee }) => fee === 3_000)));
    }
  });

  test('nothing for what nobody is called', () => {
    expect(terminal.history.search('없는이름', 10)).toEqual({ rows: [], total: 0 });
    expect(terminal.history.search('987654321', 10)).toEqual({ rows: [], total: 0 });
    expect(terminal.history.search('" OR *', 10)).toEqual({ rows: [], total: 0 });
  });

  test.each(['', '1', '12', '-'])('everything for “%s”, newest first', (query) => {
    expect(found(query)).toEqual(terminal.rows.map(({ id }) => id));
  });

  test.each(['', '길', '7777', '3,000원'])('everything for “%s” also page by page, each once', (query) => {
    const paged: string[] = [];
    for (let skip = 0; ; skip += 7) {
      const { rows, total } = terminal.history.search(query, 7, skip);
      expect(total === null).toBe(skip > 0);
      paged.push(...rows.map(({ issuanceId }) => issuanceId));
      if (rows.length < 7) break;
    }
    expect(paged).toEqual(found(query));
  });

  test('how many there are beyond the limit', () => {
    expect(terminal.history.search('', 7)).toMatchObject({ total: issuances });
    expect(found('', 7)).toEqual(terminal.rows.slice(0, 7).map(({ id }) => id));
  });
});

test('detail tells the entries about an issuance from the first to the last', () => {
  const { id } = one();
  const { started_by: start, closed_by: end } = terminal.connection
    .prepare<[string], { started_by: number; closed_by: number }>(
      'SELECT * FROM issuance WHERE issuance_id = ?',
    )
    .get(id) as { started_by: number; closed_by: number };
  const resumed = terminal.journal.record({
    type: 'SmartOtpIssuanceResumed',
    payload: { issuanceId: id, ticketNo: null },
    actor: '100001',
  });
  expect(terminal.history.detail(id)?.entries).toMatchObject([
    { seq: start, type: 'SmartOtpIssuanceStarted', sync: 'WAITING' },
    { seq: end, type: 'SmartOtpIssued' },
    { seq: resumed.seq, type: 'SmartOtpIssuanceResumed' },
  ]);
});

test('detail tells the fee of its own product on that day', () => {
  const { id } = one();
  const heard = { businessDate: '2026-11-23', at: '2026-11-23T03:00:00.000Z' };
  const entry = { effectiveFrom: '2023-07-10', effectiveTo: null, waivableTiers: [] };
  const fee = (product: string, amount: number): FeedItem => ({
    kind: 'fee',
    entry: { ...entry, product, amount: won(amount) },
  });
  applyFeed(
    terminal.connection,
    { items: [fee('OTP_CARD', 10_000), fee('SMART_OTP', 3_000)], cursor: '1', more: false },
    heard,
  );
  expect(terminal.history.detail(id)?.feeOfTheDay).toEqual({ amount: 3_000, effectiveFrom: '2023-07-10' });
});

test('the day’s numbers count a card on the date of its receipt, not of the evening before on which it was begun', () => {
  const counter = cashCounter();
  const left = counter.begin('CASH');
  counter.clock.now += 86_400_000 + 2 * 3_600_000;
  counter.finish(left);
  const { figures } = counter.program.endOfDay.view();
  expect(figures.records.issued).toEqual({ count: 1, amount: 3_000 });
  const today = counter.history().today('2026-11-24', 0);
  expect(today).toMatchObject({ issued: 1, cashFees: 3_000 });
  expect(today.issuedByHour[14]).toBe(1);
  expect(counter.history().today('2026-11-23', 0)).toMatchObject({ issued: 0, cashFees: 0 });
});
