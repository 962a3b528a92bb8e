import { describe, expect, test } from 'vitest';
import { corePaths, type FeedItem } from '../../../electron/contract/core.ts';
import {
  branches,
  cardNumbers,
  customers,
  feeSchedule,
  serialNoOf,
  staff,
  tierSchedule,
} from '../../simulators/core/sample-bank.ts';
import { CardVisit } from './card-visit.ts';
import { CoreFixture } from './core-fixture.ts';
import { sha256 } from './test-terminal.ts';

const fixture = new CoreFixture();

const ofKind = <Kind extends FeedItem['kind']>(items: readonly FeedItem[], kind: Kind) =>
  items.filter((item): item is FeedItem & { kind: Kind } => item.kind === kind);

const notice = (from: string): FeedItem => ({
  kind: 'availability',
  entry: { product: 'SMART_OTP', effectiveFrom: from, effectiveTo: null },
});

describe('from the beginning', () => {
  test('a branch hears of itself, its staff, its customers and its stock', async () => {
    const items = await (await fixture.terminal()).wholeFeed();
    expect(ofKind(items, 'settings').map(({ settings }) => settings)).toEqual([branches.main]);
    const { main } = branches;
    expect(ofKind(items, 'staff').map(({ member }) => member.staffNo)).toEqual(
      Object.values(staff)
        .filter(({ branchNo }) => branchNo === main.branchNo)
        .map(({ staffNo }) => staffNo),
    );
    expect(ofKind(items, 'fee').map(({ entry }) => entry)).toEqual(feeSchedule);
    expect(ofKind(items, 'tiers').map(({ entry }) => entry)).toEqual(tierSchedule);
    expect(ofKind(items, 'availability')).toHaveLength(1);
    const numbers = ofKind(items, 'customer').map(({ customer }) => customer.customerNo);
    expect(numbers).toContain(customers.vip.customerNo);
    expect(numbers).not.toContain(customers.ofOtherBranch.customerNo);
    const stock = ofKind(items, 'card').map(({ card }) => card);
    expect(stock.filter(({ status }) => status === 'IN_STOCK')).toHaveLength(
      cardNumbers.mainBranchStock.length,
    );
    expect(stock.every(({ branchNo }) => branchNo === branches.main.branchNo)).toBe(true);
  });

  test('another branch hears of other cards', async () => {
    const terminal = await fixture.terminal(branches.other.branchNo);
    const stock = ofKind(await terminal.wholeFeed(), 'card').map(({ card }) => card.serialNo);
    expect(stock).toEqual([21, 22, 23, 24].map(serialNoOf));
  });

  test('a card’s tickets are what the card itself answers, and hold no answer', async () => {
    const items = await (await fixture.terminal()).wholeFeed();
    const card = ofKind(items, 'card').find(({ card: { serialNo } }) => serialNo === serialNoOf(4))?.card;
    const visit = new CardVisit(4);
    expect(card?.tickets).toHaveLength(5);
    expect(new Set(card?.tickets.map(({ challenge }) => challenge)).size).toBe(5);
    for (const { challenge, answerSha256 } of card?.tickets ?? [])
      expect(sha256(Buffer.from(visit.calculate(challenge), 'hex'))).toBe(answerSha256);
  });
});

describe('the cursor', () => {
  test('goes on where it stood, also when nothing is new', async () => {
    const terminal = await fixture.terminal();
    const { cursor } = await terminal.feed(null);
    expect((await terminal.feed(cursor)).items).toEqual([]);
    const item = notice('2027-01-01');
    await fixture.core.control({ do: 'publish', item });
    const next = await terminal.feed(cursor);
    expect(next.items).toEqual([item]);
    expect((await terminal.feed(next.cursor)).items).toEqual([]);
  });

  test('asking again after the same cursor gives the same items', async () => {
    const terminal = await fixture.terminal();
    const { cursor } = await terminal.feed(null);
    await fixture.core.control({ do: 'publish', item: notice('2027-02-01') });
    expect(await terminal.feed(cursor)).toEqual(await terminal.feed(cursor));
  });

  test('a long feed comes in parts, in order and without a gap', async () => {
    const terminal = await fixture.terminal();
    const { cursor } = await terminal.feed(null);
    const dates = Array.from({ length: 300 }, (_, day) =>
      new Date(Date.UTC(2028, 0, 1 + day)).toISOString().slice(0, 10),
    );
    for (const date of dates) await fixture.core.control({ do: 'publish', item: notice(date) });
    const first = await terminal.feed(cursor);
    expect(first.more).toBe(true);
    const second = await terminal.feed(first.cursor);
    expect(second.more).toBe(false);
    const received = ofKind([...first.items, ...second.items], 'availability');
    expect(received.map(({ entry }) => entry.effectiveFrom)).toEqual(dates);
  });

  test.each(['nonsense', '', Buffer.from('position 99999999').toString('base64url')])(
    'one that this core never gave is refused: %j',
    async (cursor) => {
      const terminal = await fixture.terminal();
      expect((await terminal.caller.post(corePaths.feed, { cursor })).status).toBe(422);
    },
  );

  test('the books know how far a terminal has come', async () => {
    const terminal = await fixture.terminal();
    const positionInBooks = async () =>
      (await fixture.core.books()).terminals.find((each) => each.terminalId === terminal.terminalId)
        ?.feedPosition;
    const { cursor } = await terminal.feed(null);
    expect(await positionInBooks()).toBe(0);
    await terminal.feed(cursor);
    expect(await positionInBooks()).toBeGreaterThan(0);
  });
});
