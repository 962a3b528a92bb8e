import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BranchSettings } from '../../../electron/contract/reference-data.ts';
import { type Result, succeed } from '../../../electron/contract/result.ts';
import type { CardStatus, StockCard } from '../../../electron/contract/smart-otp-card.ts';
import type { BatchFindings, CardManifest, StockSubject } from '../../../electron/contract/stock-records.ts';
import { Approvals } from '../../../electron/desk/approval/approvals.ts';
import type { RulesByKind } from '../../../electron/desk/approval/subject-rules.ts';
import { CoreClient, unfollowed } from '../../../electron/desk/core/core-client.ts';
import { Line } from '../../../electron/desk/core/line.ts';
import type { Connection } from '../../../electron/desk/database/connect.ts';
import { BusinessDays } from '../../../electron/desk/day/business-days.ts';
import type { KnownPerson, StaffRegister } from '../../../electron/desk/staff/staff-register.ts';
import { Batches } from '../../../electron/desk/stock/batches.ts';
import { CardStock } from '../../../electron/desk/stock/card-stock.ts';
import { CardStories } from '../../../electron/desk/stock/card-story.ts';
import { StockChecks, stockRules } from '../../../electron/desk/stock/stock-checks.ts';
import { StockKeeper } from '../../../electron/desk/stock/stock-keeper.ts';
import { saveCard, saveManifest } from '../../../electron/desk/stock/stock-list.ts';
import { stockOfDay } from '../../../electron/desk/stock/stock-of-day.ts';
import { StockState } from '../../../electron/desk/stock/stock-state.ts';
import { StockView } from '../../../electron/desk/stock/stock-view.ts';
import { staff } from '../../simulators/core/sample-bank.ts';
import { noStaffCards } from './no-staff-cards.ts';
import { noon } from './scratch-database.ts';
import { staffedBranch } from './staffed-branch.ts';

const branchNo = '0421';
const teller: KnownPerson = staff.teller;
const colleague: KnownPerson = staff.secondTeller;
const supervisor: KnownPerson = staff.supervisor;
const headCashier: KnownPerson = staff.headCashier;
const dayMs = 86_400_000;

const serial = (n: number) => `9042${String(n).padStart(8, '0')}`;
const cardOf = (n: number, change: Partial<StockCard> = {}): StockCard => ({
  serialNo: serial(n),
  vendorCode: '901',
  branchNo,
  identity: { source: 'CIN', value: String(n).padStart(16, '0') },
  status: 'IN_STOCK',
  assignedTo: null,
  revision: 1,
  keyVersion: 1,
  oathAccount: 'test',
  period: 30,
  digits: 6,
  tickets: [],
  ...change,
});
const manifest: CardManifest = {
  batchNo: 'B20261123-001',
  branchNo,
  vendorCode: '901',
  packageNo: 'P-0421-0002',
  sentOn: '2026-11-23',
  serialNos: [7, 8, 9, 10].map(serial),
  received: false,
};
const findings = (change: Partial<BatchFindings> = {}): BatchFindings => ({
  packageNo: manifest.packageNo,
  sealIntact: true,
  present: manifest.serialNos,
  damaged: [],
  missing: [],
  extra: [],
  ...change,
});

/** A branch with six cards in stock and a package of four on its way, where every password is the right one. */
function stockroom(settings: Partial<BranchSettings> = {}) {
  const clock = { now: noon };
  const now = () => clock.now;
  const { connection, journal } = staffedBranch(settings, now);
  const days = new BusinessDays(connection, now);
  const hear = (card: StockCard) =>
    saveCard(connection, card, { businessDate: days.today(), at: new Date(clock.now).toISOString() });
  for (const n of [1, 2, 3, 4, 5, 6]) hear(cardOf(n));
  for (const n of [7, 8, 9, 10]) hear(cardOf(n, { status: 'IN_TRANSIT' }));
  saveManifest(connection, manifest);
  const core = new CoreClient({ origin: 'https://127.0.0.1:9', authority: '', client: null }, unfollowed);
  const stock = new CardStock(connection, core, new Line(now, () => {}), branchNo);
  const batches = new Batches(connection, branchNo);
  const checks = new StockChecks(stock, batches);
  const state = new StockState(connection, stock, batches);
  const people = [teller, colleague, supervisor, headCashier];
  const approvals = new Approvals({
    connection,
    journal,
    register: {
      identify: async (staffNo: string) => succeed(people.find((person) => person.staffNo === staffNo)),
      isActive: () => true,
      nameOf: () => '',
    } as unknown as StaffRegister,
    staffCards: noStaffCards,
    // No other kind is asked for here.
    rules: stockRules(checks) as Partial<RulesByKind> as RulesByKind,
    now,
    changed: () => {},
  });
  const keeper = new StockKeeper({ journal, stock, checks, state, approvals, changed: () => {} });
  const credential = { method: 'PASSWORD', password: 'right' } as const;
  const act = ({ kind, ...done }: StockSubject, approval: string, maker: KnownPerson): Result<unknown> => {
    const order = { ...done, approval } as never;
    switch (kind) {
      case 'STOCK_RECEIPT':
        return keeper.receive(order, maker);
      case 'STOCK_HANDOVER':
        return keeper.assign(order, maker);
      case 'STOCK_RETURN':
        return keeper.returnCards(order, maker);
      case 'STOCK_LOSS':
        return keeper.lose(order, maker);
      case 'STOCK_DIFFERENCE':
        return keeper.count(order, maker);
    }
  };
  /** An act of two people: `second` consents to what `maker` asks, and `maker` does it. */
  const together = async (
    subject: StockSubject,
    maker = teller,
    second = supervisor,
  ): Promise<string | null> => {
    const asked = approvals.request(subject, maker);
    if (!asked.ok) return asked.problem.tag;
    const { requestId } = asked.value;
    const given = await approvals.give(requestId, second.staffNo, credential);
    if (!given.ok) return given.problem.tag;
    return tagOf(act(subject, requestId, maker));
  };
  return {
    connection,
    journal,
    clock,
    days,
    stock,
    keeper,
    approvals,
    together,
    hear,
    view: new StockView(connection, batches, days, branchNo),
    stories: new CardStories(connection, stock),
    receive: (change: Partial<BatchFindings> = {}, batchNo = manifest.batchNo) =>
      together({ kind: 'STOCK_RECEIPT', batchNo, ...findings(change) }),
    /** Between the open stock and tellers; whoever takes or gives consents. */
    give: (n: number, to: KnownPerson | null, from: KnownPerson | null = null) =>
      together(
        {
          kind: 'STOCK_HANDOVER',
          from: from?.staffNo ?? null,
          to: to?.staffNo ?? null,
          serialNos: [serial(n)],
        },
        supervisor,
        to ?? from ?? headCashier,
      ),
    giveBack: (n: number) =>
      together({ kind: 'STOCK_RETURN', packageNo: 'R-0421-0001', serialNos: [serial(n)] }),
  };
}

const tagOf = (result: Result<unknown>) => (result.ok ? null : result.problem.tag);

describe('a package', () => {
  test('is received card by card, and only once', async () => {
    const { receive, stock, view } = stockroom();
    const found = { present: [7, 8].map(serial), damaged: [serial(9)], missing: [serial(10)] };
    expect(view.overview().batches).toMatchObject([{ batchNo: manifest.batchNo, cards: 4 }]);
    expect(await receive(found)).toBeNull();
    const statuses = [7, 8, 9, 10].map((n) => stock.find(serial(n))?.status);
    expect(statuses).toEqual(['IN_STOCK', 'IN_STOCK', 'SPOILED', 'MISSING']);
    expect(view.overview()).toMatchObject({ batches: [], spoiled: 1, places: [{ place: null, cards: 8 }] });
    expect(await receive(found)).toBe('BatchAlreadyReceived');
  });

  test.each([
    ['another seal', { packageNo: 'P-0421-0003' }, 'PackageOfAnotherBatch'],
    ['a card left out', { present: [7, 8, 9].map(serial) }, 'BatchIncomplete'],
    ['a card twice', { damaged: [serial(7)] }, 'SerialTwice'],
    ['a card that is not on the manifest', { present: [7, 8, 9, 1].map(serial) }, 'SerialNotOnManifest'],
    [
      'a card of the manifest as extra',
      { present: [7, 8, 9].map(serial), extra: [serial(10)] },
      'BatchIncomplete',
    ],
  ])('with %s is not received, and nobody is asked', async (_what, change, problem) => {
    const { receive, journal } = stockroom();
    expect(await receive(change)).toBe(problem);
    expect(journal.lastSeq()).toBe(0);
  });

  test('of another branch, or one nobody sent, is not received', async () => {
    const { connection, receive } = stockroom();
    saveManifest(connection, { ...manifest, batchNo: 'B-OTHER', branchNo: '0422' });
    expect(await receive({}, 'B-OTHER')).toBe('BatchOfAnotherBranch');
    expect(await receive({}, 'B-NOBODY')).toBe('BatchUnknown');
  });
});

describe('a card on the reader', () => {
  const identity = (n: number) => cardOf(n).identity;

  test('of another teller, of an unopened package, spoiled: a problem of its own each', async () => {
    const { give, keeper, stock } = stockroom();
    await give(1, colleague);
    keeper.spoil({ serialNo: serial(2), reason: 'DAMAGED' }, teller);
    const problems = await Promise.all(
      [1, 7, 2, 3].map(async (n) => tagOf(await stock.findIssuable(identity(n), teller.staffNo))),
    );
    expect(problems).toEqual(['CardOfAnotherTeller', 'CardNotReceived', 'CardNotUsable', null]);
    expect(tagOf(await stock.findIssuable(identity(1), colleague.staffNo))).toBeNull();
  });

  test('of the open stock, where cards are handed out one by one', async () => {
    const { give, stock } = stockroom({ cardsAssignedToTellers: true });
    expect(tagOf(await stock.findIssuable(identity(3), teller.staffNo))).toBe('CardNotAssigned');
    await give(3, teller);
    expect(tagOf(await stock.findIssuable(identity(3), teller.staffNo))).toBeNull();
  });
});

describe('a hand-over', () => {
  const toColleague: Extract<StockSubject, { kind: 'STOCK_HANDOVER' }> = {
    kind: 'STOCK_HANDOVER',
    from: null,
    to: colleague.staffNo,
    serialNos: [serial(1)],
  };

  test('names both people, who make it and consent to it', async () => {
    const { give, together } = stockroom();
    expect(await together(toColleague, teller, supervisor)).toBe('HandOverNeedsBoth');
    expect(await give(1, colleague)).toBeNull();
    expect(await give(1, teller)).toBe('CardMovedMeanwhile');
    expect(await give(1, null, colleague)).toBeNull();
  });

  test('is for the cards that were consented to and no others', async () => {
    const { approvals, keeper, stock } = stockroom();
    const asked = approvals.request(toColleague, supervisor);
    const requestId = asked.ok ? asked.value.requestId : '';
    await approvals.give(requestId, colleague.staffNo, { method: 'PASSWORD', password: 'right' });
    const { kind: _kind, ...act } = toColleague;
    const more = { ...act, serialNos: [serial(1), serial(2)], approval: requestId };
    expect(tagOf(keeper.assign(more, supervisor))).toBe('ApprovalSubjectChanged');
    expect(stock.countAt(colleague.staffNo)).toBe(0);
  });

  test('with one person in its entry is refused by the database', () => {
    const { journal, stock } = stockroom();
    const payload = { from: null, to: teller.staffNo, serialNos: [serial(1)] };
    const alone = () =>
      journal.record({ type: 'CardsAssigned', payload, actor: teller.staffNo }, (entry) =>
        stock.move(entry, 'ASSIGNED', serial(1), 'IN_STOCK', teller.staffNo),
      );
    expect(alone).toThrow('a hand-over takes two people');
    expect(journal.lastSeq()).toBe(0);
  });
});

test('the database holds that a card changes by a movement, from where it is, in a step that is one', () => {
  const { connection, journal, stock } = stockroom();
  const run = (sql: string) => () => connection.prepare(sql).run();
  expect(run("UPDATE stock_card SET status = 'LOST' WHERE status = 'IN_STOCK'")).toThrow('by a movement');
  const move = (status: CardStatus) => () =>
    journal.record(
      { type: 'CardSpoiled', payload: { serialNo: serial(1), reason: 'OTHER' }, actor: teller.staffNo },
      (entry) => stock.move(entry, 'SPOILED', serial(1), status),
    );
  expect(move('IN_TRANSIT')).toThrow('FOREIGN KEY');
  move('SPOILED')();
  expect(move('SPOILED')).toThrow('FOREIGN KEY');
  expect(run('DELETE FROM card_movement')).toThrow('never deleted');
  expect(run("UPDATE card_movement SET to_status = 'IN_STOCK'")).toThrow('never edited');
});

describe('a count', () => {
  test('that agrees is recorded; one that differs only when explained and approved', async () => {
    const { keeper, together, connection, journal } = stockroom();
    const day = () => stockOfDay(connection, branchNo, '2026-11-23');
    const count = (counted: number, explanation: string | null = null) =>
      keeper.count({ place: null, counted, explanation, approval: null }, teller);
    expect(day()).toMatchObject({ expected: 6, counted: null, uncounted: [null] });
    expect(count(5)).toEqual(succeed({ verdict: 'DIFFERS', expected: 6 }));
    expect(count(5, '한 장이 보이지 않습니다')).toEqual(succeed({ verdict: 'DIFFERS', expected: 6 }));
    expect(journal.lastSeq()).toBe(0);
    const difference = {
      kind: 'STOCK_DIFFERENCE',
      place: null,
      expected: 6,
      counted: 5,
      explanation: '한 장이 보이지 않습니다',
    } as const;
    expect(await together({ ...difference, expected: 7 })).toBe('CountChanged');
    expect(await together(difference)).toBeNull();
    expect(day()).toMatchObject({ expected: 6, counted: 5, uncounted: [] });
    keeper.spoil({ serialNo: serial(1), reason: 'DAMAGED' }, teller);
    expect(day()).toMatchObject({ expected: 5, counted: 4 });
    expect(count(5)).toEqual(succeed({ verdict: 'RECORDED' }));
    expect(day()).toMatchObject({ expected: 5, counted: 5 });
  });

  test('of a colleague’s cards is a supervisor’s', async () => {
    const { give, keeper } = stockroom();
    await give(1, colleague);
    const order = { place: colleague.staffNo, counted: 1, explanation: null, approval: null };
    expect(tagOf(keeper.count(order, teller))).toBe('CountOfAnotherTeller');
    expect(keeper.count(order, supervisor)).toEqual(succeed({ verdict: 'RECORDED' }));
  });
});

describe('what the core says of a card', () => {
  test('moves it, once, and an old word said again does not', () => {
    const { hear, stock, connection } = stockroom();
    hear(cardOf(1, { status: 'ISSUED', revision: 2 }));
    hear(cardOf(1, { status: 'ISSUED', revision: 2 }));
    hear(cardOf(1));
    expect(stock.find(serial(1))?.status).toBe('ISSUED');
    expect(stockOfDay(connection, branchNo, '2026-11-23')).toMatchObject({
      opening: 6,
      issued: 1,
      expected: 5,
    });
  });

  test('waits where this terminal has moved it since and the core has not judged that', () => {
    const { hear, keeper, stock, connection } = stockroom();
    keeper.spoil({ serialNo: serial(1), reason: 'DEFECTIVE' }, teller);
    hear(cardOf(1, { assignedTo: colleague.staffNo, revision: 2 }));
    expect(stock.find(serial(1))).toMatchObject({ status: 'SPOILED', assignedTo: null });
    connection.prepare("INSERT INTO outcome VALUES (1, 'ACCEPTED', 'S-1', NULL)").run();
    hear(cardOf(1, { status: 'RETURNED', revision: 3 }));
    expect(stock.find(serial(1))?.status).toBe('RETURNED');
  });
});

test('a card’s story goes from its manifest to its end, with everybody in it', async () => {
  const { give, giveBack, keeper, receive, stories } = stockroom();
  await receive();
  await give(7, teller);
  keeper.spoil({ serialNo: serial(7), reason: 'DAMAGED' }, teller);
  await giveBack(7);
  const story = stories.tell(serial(7));
  expect(story?.card).toMatchObject({ status: 'RETURNED', assignedTo: null });
  expect(story?.steps).toMatchObject([
    { kind: 'MANIFEST', batchNo: manifest.batchNo, entry: null },
    { kind: 'LISTED', status: 'IN_TRANSIT' },
    {
      kind: 'RECEIVED',
      actor: teller.staffNo,
      approvers: [supervisor.staffNo],
      entry: { type: 'CardBatchReceived', sync: 'WAITING' },
    },
    {
      kind: 'ASSIGNED',
      actor: supervisor.staffNo,
      approvers: [teller.staffNo],
      assignedTo: teller.staffNo,
    },
    { kind: 'SPOILED', reason: 'DAMAGED', approvers: [] },
    { kind: 'RETURNED', status: 'RETURNED' },
  ]);
  expect(stories.tell(serial(99))).toBeUndefined();
});

test('cards are found by the whole number, its beginning or its end, with spaces', () => {
  const { view } = stockroom();
  const found = (query: string) => view.find(query).map(({ serialNo }) => serialNo);
  expect(found('9042 0000 0003')).toEqual([serial(3)]);
  expect(found('0003')).toEqual([serial(3)]);
  expect(found('9042-0000')).toHaveLength(10);
  expect(found('카보기')).toEqual([]);
});

test('random days: the stock adds up after every step, and every card is in one place', async () => {
  const holder = fc.constantFrom(null, teller, colleague);
  const step = fc.record({
    act: fc.constantFrom('receive', 'assign', 'spoil', 'lose', 'return', 'hear', 'nextDay', 'count'),
    n: fc.integer({ min: 1, max: 11 }),
    from: holder,
    to: holder,
    status: fc.constantFrom<CardStatus>('IN_STOCK', 'ISSUED', 'RETURNED', 'LOST', 'MISSING'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
      const { connection, clock, days, keeper, receive, give, giveBack, together, hear, stock } = stockroom();
      let revision = 1;
      for (const { act, n, from, to, status } of steps) {
        const serialNo = serial(n);
        if (act === 'receive') await receive();
        if (act === 'assign') await give(n, to, from);
        if (act === 'spoil') keeper.spoil({ serialNo, reason: 'OTHER' }, from ?? supervisor);
        if (act === 'lose') await together({ kind: 'STOCK_LOSS', serialNo, circumstance: 'UNKNOWN' });
        if (act === 'return') await giveBack(n);
        if (act === 'hear') {
          revision += 1;
          hear(cardOf(n, { status, revision }));
        }
        if (act === 'nextDay') clock.now += dayMs;
        if (act === 'count') {
          const counted = stock.countAt(null);
          keeper.count({ place: null, counted, explanation: null, approval: null }, teller);
        }
        holdsTogether(connection, days.today());
      }
    }),
    { numRuns: 10 },
  );
});

/** Today's numbers add up, join yesterday's, and every card's place is where its movements left it. */
function holdsTogether(connection: Connection, today: string): void {
  const one = <T>(sql: string) => connection.prepare<[], T>(sql).pluck().get() as T;
  const day = stockOfDay(connection, branchNo, today);
  const { opening, received, issued, spoiled, returned, lost, expected } = day;
  expect(opening + received - issued - spoiled - returned - lost).toBe(expected);
  expect(expected).toBe(one("SELECT count(*) FROM stock_card WHERE status = 'IN_STOCK'"));
  expect(
    Math.min(...Object.values({ opening, received, issued, spoiled, returned, lost })),
  ).toBeGreaterThanOrEqual(0);
  const before = new Date(Date.parse(today) - dayMs).toISOString().slice(0, 10);
  expect(stockOfDay(connection, branchNo, before).expected).toBe(opening);
  // Every card is listed once, moves from where the movement before left it, and is where the last one left it.
  expect(
    one(`
      SELECT count(*) FROM (
        SELECT from_status, from_teller, to_status, kind,
          lag(to_status) OVER story AS was, lag(to_teller) OVER story AS with_whom
        FROM card_movement WINDOW story AS (PARTITION BY serial_no ORDER BY movement_no))
      WHERE from_status IS NOT was OR (kind <> 'LISTED' AND from_teller IS NOT with_whom)`),
  ).toBe(0);
  expect(
    one(`
      SELECT count(*) FROM stock_card c JOIN card_movement m ON m.movement_no =
        (SELECT max(movement_no) FROM card_movement WHERE serial_no = c.serial_no)
      WHERE m.to_status <> c.status OR m.to_teller IS NOT c.assigned_to`),
  ).toBe(0);
}
