import { expect, test } from 'vitest';
import type { FeedItem } from '../../../electron/contract/core.ts';
import type { DrawerSubject } from '../../../electron/contract/drawer.ts';
import { won } from '../../../electron/contract/won.ts';
import { DayBooks, differencesOf } from '../../../electron/desk/day/day-figures.ts';
import { DrawerState } from '../../../electron/desk/drawer/drawer-state.ts';
import { canonicalJson } from '../../../electron/desk/journal/canonical-json.ts';
import { Ledger } from '../../../electron/desk/ledger/ledger.ts';
import { replay } from '../../../electron/desk/restore/replay.ts';
import { beginRestoration } from '../../../electron/desk/restore/restoration.ts';
import { applyFeed } from '../../../electron/desk/sync/apply-feed.ts';
import { offlineCard, offlineCustomer } from '../../faults/year-offline/work-offline.ts';
import { type SampleStaff, staff } from '../../simulators/core/sample-bank.ts';
import { booksToReplayInto } from './books-to-replay-into.ts';
import { cashCounter, countOf, good, settled } from './cash-counter.ts';
import { heardAtNoon, scratchJournal } from './scratch-database.ts';
import { staffedBranch } from './staffed-branch.ts';

type Rows = (sql: string) => Record<string, unknown>[];

/** What does not follow from the journal: the program's own notes, and what the feed brings. */
const notReplayed = new Set([
  'boot',
  'terminal',
  'sync',
  'restoration',
  'salvaged_entry',
  'stranded_entry',
  'draft',
  'claim_draft',
  'claim_reference',
  'settings',
  'staff',
  'reference_version',
]);

/** Every table there is, a new one included, but for those above and the index's own; what nobody recorded left out. */
function stateOf(rows: Rows): Record<string, unknown[]> {
  const tables = rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .map(({ name }) => String(name))
    .filter((name) => !notReplayed.has(name) && !/^(issuance|claim)_number/.test(name));
  return Object.fromEntries(
    tables.map((table) => [table, rows(`SELECT * FROM ${table}`).map(recorded).sort()]),
  );
}

/** A row as text: without how long an issuance took, and in what order the feed and the acts moved different cards. */
function recorded({ shown, movement_no: _order, ...row }: Record<string, unknown>): string {
  const { elapsedMs, cardMs, apduCount, ...told } = JSON.parse(String(shown ?? '{}'));
  const values = Object.entries(row).map(([name, value]) => [name, parsed(value)]);
  return canonicalJson({ ...Object.fromEntries(values), told });
}

/** JSON as what it says, since the order of its keys says nothing. */
const parsed = (value: unknown): unknown =>
  typeof value === 'string' && /^[[{]/.test(value) ? JSON.parse(value) : value;

/** A day with everything that has to do with cash, and the morning after it. */
async function work() {
  const counter = cashCounter({ drawerRequired: true });
  const today = () => counter.program.drawer.businessDate();
  const carryOut = async (
    subject: DrawerSubject,
    approver?: SampleStaff,
    maker: SampleStaff = staff.teller,
  ) => {
    const requestId = await counter.consent(subject, approver, maker);
    good(counter.program.drawer.carryOut(subject, requestId, maker));
  };
  const openDrawer = () =>
    carryOut({
      kind: 'DRAWER_OPENING',
      businessDate: today(),
      count: countOf(100_000),
      amount: won(100_000),
    });
  await openDrawer();
  counter.issue('CASH');
  counter.issue('DEBIT');
  counter.issue('WAIVED');
  counter.abandon('CASH');
  const carry = { reason: 'CARD_DEFECTIVE', carryCash: true } as const;
  const [used, returned] = [counter.begin('CASH'), counter.begin('CASH')];
  for (const row of [used, returned]) counter.program.records.abandon(row, settled.CASH, carry, row.maker);
  const { carried } = counter.program.book;
  counter.program.records.returnCarried(good(carried.findOpen(returned.issuance_id)), returned.maker);
  const next = counter.begin('CASH', staff.teller, { from: used.issuance_id, customerNo: used.customer_no });
  counter.program.records.abandon(next, settled.CASH, { ...carry, carryCash: false }, next.maker);
  const { issuanceId } = counter.issue('CASH');
  await counter.reverse(issuanceId);
  const [more, found] = [countOf(50_000), countOf(152_000)];
  await carryOut({
    kind: 'CASH_MOVEMENT',
    businessDate: today(),
    direction: 'FROM_VAULT',
    count: more,
    amount: won(50_000),
  });
  good(counter.program.drawer.count(found, staff.teller));
  await carryOut({
    kind: 'CASH_DIFFERENCE',
    businessDate: today(),
    count: found,
    counted: won(152_000),
    expected: won(153_000),
    reason: 'UNEXPLAINED',
    explanation: '원인을 찾지 못함',
  });
  const { secondTeller } = staff;
  await carryOut(
    {
      kind: 'DRAWER_HAND_OVER',
      businessDate: today(),
      to: secondTeller.staffNo,
      count: found,
      amount: won(152_000),
    },
    secondTeller,
  );
  const subject = good(counter.prepare(152_000, secondTeller));
  const requestId = await counter.consent(subject, staff.headCashier, secondTeller);
  good(counter.program.endOfDay.close(subject, requestId, secondTeller));
  counter.clock.now = Date.parse(`${today()}T03:00:00.000Z`);
  await openDrawer();
  counter.issue('CASH');
  counter.begin('DEBIT');
  return counter;
}

test('replaying a journal makes every table say what it said', async () => {
  const { rows, journal: lived } = await work();
  const { connection } = staffedBranch({ drawerRequired: true });
  const { journal } = scratchJournal(connection);
  const known = rows('SELECT customer_no FROM customer').map(({ customer_no }) => customer_no);
  const cards = rows('SELECT * FROM stock_card').length;
  const items: FeedItem[] = Array.from({ length: cards }, (_, n) => n).flatMap((n) => [
    ...(known.includes(offlineCustomer(n).customerNo)
      ? [{ kind: 'customer' as const, customer: offlineCustomer(n) }]
      : []),
    { kind: 'card' as const, card: offlineCard(n, '0421') },
  ]);
  applyFeed(connection, { items, cursor: 'x', more: false }, heardAtNoon);

  const books = booksToReplayInto(connection, journal);
  connection.transaction(() => {
    beginRestoration(connection, { cause: 'RECOVERY', stateThrough: 0, seenThrough: 0 });
    for (const entry of lived.all()) journal.readmit(entry);
    for (const entry of lived.all()) replay(books, entry);
  })();
  const replayed: Rows = (sql) => connection.prepare<[], Record<string, unknown>>(sql).all();
  expect(stateOf(replayed)).toEqual(stateOf(rows));
});

test('a card of which the core told before its issuance was replayed is no difference of the day', () => {
  const lived = cashCounter();
  lived.issue('CASH');
  const { connection } = staffedBranch();
  const { journal } = scratchJournal(connection);
  const books = booksToReplayInto(connection, journal);
  const card = offlineCard(0, '0421');
  const items: FeedItem[] = [
    { kind: 'customer', customer: offlineCustomer(0) },
    { kind: 'card', card },
    { kind: 'card', card: { ...card, status: 'ISSUED', revision: card.revision + 1, tickets: [] } },
  ];
  applyFeed(connection, { items, cursor: 'x', more: false }, heardAtNoon);
  connection.transaction(() => {
    beginRestoration(connection, { cause: 'BACKUP', stateThrough: 0, seenThrough: 0 });
    for (const entry of lived.journal.all()) journal.readmit(entry);
    for (const entry of lived.journal.all()) replay(books, entry);
  })();
  const ledger = new Ledger(connection);
  const day = new DayBooks({
    connection,
    ledger,
    state: new DrawerState(connection, ledger),
    days: books.days,
    branchNo: '0421',
  });
  const figures = day.figures(heardAtNoon.businessDate);
  expect(figures.stock).toMatchObject({ issued: 1, issuedHere: 1 });
  expect(differencesOf({ ...figures, stock: { ...figures.stock, uncounted: 0 } }, null)).toEqual([]);
});
