import { describe, expect, test } from 'vitest';
import type { FeedItem } from '../../../electron/contract/core.ts';
import { won } from '../../../electron/contract/won.ts';
import { rulesAt } from '../../../electron/desk/reference/reference-versions.ts';
import { applyFeed } from '../../../electron/desk/sync/apply-feed.ts';
import { scratchDatabase, scratchJournal } from './scratch-database.ts';

const fee = (amount: number, effectiveFrom = '2023-07-10'): FeedItem => ({
  kind: 'fee',
  entry: { product: 'SMART_OTP', effectiveFrom, effectiveTo: null, amount: won(amount), waivableTiers: [] },
});

function terminal() {
  const connection = scratchDatabase();
  const { journal } = scratchJournal(connection);
  let cursor = 0;
  const feed = (...items: FeedItem[]) => {
    cursor += 1;
    const heard = { businessDate: '2026-11-23', at: '2026-11-23T03:00:00.000Z' };
    expect(applyFeed(connection, { items, cursor: String(cursor), more: false }, heard)).toBe('APPLIED');
  };
  const act = () =>
    journal.record({ type: 'StaffSignedOut', payload: { cause: 'SIGN_OUT' }, actor: '100001' }).seq;
  const versions = () => connection.prepare('SELECT count(*) FROM reference_version').pluck().get();
  return { connection, feed, act, versions };
}

describe('an entry', () => {
  test('is read with the rules of its day, whatever came later', () => {
    const { connection, feed, act } = terminal();
    feed(fee(3_000));
    const before = act();
    feed(fee(5_000));
    const after = act();
    expect(rulesAt(connection, before).fees).toMatchObject([{ amount: 3_000 }]);
    expect(rulesAt(connection, after).fees).toMatchObject([{ amount: 5_000 }]);
  });

  test('made before anything of its kind came is read with what came first', () => {
    const { connection, feed, act } = terminal();
    const early = act();
    feed(fee(3_000));
    feed(fee(5_000));
    expect(rulesAt(connection, early).fees).toMatchObject([{ amount: 3_000 }]);
  });
});

test('the same again makes no version; entries of a schedule are kept beside each other', () => {
  const { connection, feed, act, versions } = terminal();
  feed(fee(3_000), fee(3_000), fee(4_000, '2027-01-01'));
  feed(fee(3_000));
  expect(versions()).toBe(2);
  expect(rulesAt(connection, act()).fees.map(({ amount }) => amount)).toEqual([3_000, 4_000]);
});

test('an old word of the feed told again changes nothing once the newer is told again too', () => {
  const { connection, feed, act } = terminal();
  feed(fee(3_000));
  const first = act();
  feed(fee(5_000));
  feed(fee(3_000), fee(5_000));
  const last = act();
  expect(rulesAt(connection, first).fees).toMatchObject([{ amount: 3_000 }]);
  expect(rulesAt(connection, last).fees).toMatchObject([{ amount: 5_000 }]);
});

test('what opens the terminal to a member of staff is no rule, and is not kept', () => {
  const { connection, feed, act, versions } = terminal();
  const member = {
    staffNo: '100001',
    name: '홍보기',
    role: 'TELLER' as const,
    active: true,
    verifier: {
      algorithm: 'scrypt' as const,
      cost: 16_384,
      blockSize: 8 as const,
      parallelization: 1 as const,
      salt: 'AB'.repeat(16),
      key: 'CD'.repeat(32),
    },
    verifierValidUntil: '2026-12-23T03:00:00.000Z',
    staffCard: null,
  };
  feed({ kind: 'staff', member });
  const seq = act();
  feed({ kind: 'staff', member: { ...member, verifier: { ...member.verifier, key: 'EF'.repeat(32) } } });
  expect(versions()).toBe(1);
  expect(rulesAt(connection, seq).staff).toEqual([
    { staffNo: '100001', name: '홍보기', role: 'TELLER', active: true },
  ]);
});

test.each(['UPDATE reference_version SET value = json(value)', 'DELETE FROM reference_version'])(
  'is held by the database: %s',
  (sql) => {
    const { connection, feed } = terminal();
    feed(fee(3_000));
    expect(() => connection.exec(sql)).toThrow(/reference_version/);
  },
);
