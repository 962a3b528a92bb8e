import { describe, expect, test } from 'vitest';
import { succeed } from '../../../electron/contract/result.ts';
import type { CardStatus } from '../../../electron/contract/smart-otp-card.ts';
import type { StockSubject } from '../../../electron/contract/stock-records.ts';
import { MonthView } from '../../../electron/desk/month/month-view.ts';
import { saveManifest } from '../../../electron/desk/stock/stock-list.ts';
import { stockOfDay } from '../../../electron/desk/stock/stock-of-day.ts';

import {
  branchNo,
  cardOf,
  colleague,
  dayMs,
  manifest,
  serial,
  stockroom,
  supervisor,
  tagOf,
  teller,
} from './stockroom.ts';

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

  test('that head office has put right is received as it is now, without the card that it has taken off', async () => {
    const { connection, hear, receive, stock, view } = stockroom();
    hear(cardOf(7, { status: 'LOST', revision: 2 }));
    const left = [8, 9, 10].map(serial);
    expect(await receive()).toBe('CardMovedMeanwhile');
    saveManifest(connection, { ...manifest, packageNo: 'P-0421-0007', serialNos: left });
    expect(view.overview().batches).toMatchObject([{ batchNo: manifest.batchNo, cards: 3 }]);
    expect(await receive({ packageNo: 'P-0421-0007', present: left })).toBeNull();
    expect([7, 8].map((n) => stock.find(serial(n))?.status)).toEqual(['LOST', 'IN_STOCK']);
    saveManifest(connection, { ...manifest, received: true });
    expect(await receive()).toBe('BatchAlreadyReceived');
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

  test('consented to by the wrong person is asked for anew, of the right one', async () => {
    const { together } = stockroom();
    expect(await together(toColleague, teller, supervisor)).toBe('HandOverNeedsBoth');
    expect(await together(toColleague, teller, colleague)).toBeNull();
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
    const day = () => stockOfDay(connection, branchNo, '2026-11-23', '2026-11-23');
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

test('the stock of a day is what there is, also where cards came while the clock was years ahead', async () => {
  const { clock, receive, keeper, connection, days } = stockroom();
  clock.now += 3_650 * dayMs;
  expect(await receive()).toBeNull();
  clock.now -= 3_650 * dayMs;
  for (const n of [1, 2, 3, 4, 5, 6, 7, 8]) keeper.spoil({ serialNo: serial(n), reason: 'DAMAGED' }, teller);
  const today = days.today();
  const told = { opening: 10, received: 0, spoiled: 8, expected: 2 };
  expect(stockOfDay(connection, branchNo, today, today)).toMatchObject(told);
  expect(new MonthView(connection, branchNo).days(today).at(-1)).toMatchObject({ date: today, stock: 2 });
});

describe('what the core says of a card', () => {
  test('moves it, once, and an old word said again does not', () => {
    const { hear, stock, connection } = stockroom();
    hear(cardOf(1, { status: 'ISSUED', revision: 2 }));
    hear(cardOf(1, { status: 'ISSUED', revision: 2 }));
    hear(cardOf(1));
    expect(stock.find(serial(1))?.status).toBe('ISSUED');
    expect(stockOfDay(connection, branchNo, '2026-11-23', '2026-11-23')).toMatchObject({
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

test('a card’s story keeps its order, also where the card was listed while the clock was years ahead', async () => {
  const { clock, hear, give, giveBack, keeper, stories } = stockroom();
  clock.now += 3_650 * dayMs;
  hear(cardOf(20));
  clock.now -= 3_650 * dayMs;
  await give(20, teller);
  keeper.spoil({ serialNo: serial(20), reason: 'DAMAGED' }, teller);
  await giveBack(20);
  const kinds = stories.tell(serial(20))?.steps.map(({ kind }) => kind);
  expect(kinds).toEqual(['LISTED', 'ASSIGNED', 'SPOILED', 'RETURNED']);
});

test('cards are found by the whole number, its beginning or its end, with spaces', () => {
  const { view } = stockroom();
  const found = (query: string) => view.find(query).map(({ serialNo }) => serialNo);
  expect(found('9042 0000 0003')).toEqual([serial(3)]);
  expect(found('0003')).toEqual([serial(3)]);
  expect(found('9042-0000')).toHaveLength(10);
  expect(found('카보기')).toEqual([]);
});

test('a card that the core gives to another branch leaves the stock by a movement of its own, and comes back by one', () => {
  const { hear, stock, stories, view } = stockroom();
  const stepsOf = () =>
    stories.tell(serial(1))?.steps.map(({ kind, status, toBranch }) => [kind, status, toBranch]);
  const before = stock.count();
  hear(cardOf(1, { revision: 2, branchNo: '0422' }));
  expect(stock.count()).toBe(before - 1);
  expect(stepsOf()).toEqual([
    ['LISTED', 'IN_STOCK', null],
    ['CORE', 'IN_STOCK', '0422'],
  ]);
  expect(view.overview().places).toMatchObject([{ place: null, cards: before - 1 }]);
  hear(cardOf(1, { revision: 3 }));
  expect(stock.count()).toBe(before);
  expect(stepsOf()?.at(-1)).toEqual(['CORE', 'IN_STOCK', '0421']);
});

test('a card that was received here stays in the stock until the core has judged that, whatever branch it names', async () => {
  const { connection, hear, receive, stock, days } = stockroom();
  await receive();
  const before = stock.count();
  hear(cardOf(7, { revision: 2, branchNo: '0422' }));
  expect(stock.count()).toBe(before);
  expect(stockOfDay(connection, branchNo, days.today(), days.today())).toMatchObject({
    received: 4,
    expected: before,
  });
});
