import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CardStatus } from '../../../electron/contract/smart-otp-card.ts';
import type { Connection } from '../../../electron/desk/database/connect.ts';
import { stockOfDay } from '../../../electron/desk/stock/stock-of-day.ts';

import { branchNo, cardOf, colleague, dayMs, serial, stockroom, supervisor, teller } from './stockroom.ts';

test('random days: the stock adds up after every step, and every card is in one place', async () => {
  const holder = fc.constantFrom(null, teller, colleague);
  const step = fc.record({
    act: fc.constantFrom('receive', 'assign', 'spoil', 'lose', 'return', 'hear', 'nextDay', 'count'),
    n: fc.integer({ min: 1, max: 11 }),
    from: holder,
    to: holder,
    status: fc.constantFrom<CardStatus>('IN_STOCK', 'ISSUED', 'RETURNED', 'LOST', 'MISSING'),
    branch: fc.constantFrom(branchNo, branchNo, '0422'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
      const { connection, clock, days, keeper, receive, give, giveBack, together, hear, stock } = stockroom();
      let revision = 1;
      for (const { act, n, from, to, status, branch } of steps) {
        const serialNo = serial(n);
        if (act === 'receive') await receive();
        if (act === 'assign') await give(n, to, from);
        if (act === 'spoil') keeper.spoil({ serialNo, reason: 'OTHER' }, from ?? supervisor);
        if (act === 'lose') await together({ kind: 'STOCK_LOSS', serialNo, circumstance: 'UNKNOWN' });
        if (act === 'return') await giveBack(n);
        if (act === 'hear') {
          revision += 1;
          hear(cardOf(n, { status, revision, branchNo: branch }));
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
  const day = stockOfDay(connection, branchNo, today, today);
  const { opening, received, issued, spoiled, returned, lost, expected } = day;
  expect(opening + received - issued - spoiled - returned - lost).toBe(expected);
  expect(expected).toBe(
    one(`SELECT count(*) FROM stock_card WHERE status = 'IN_STOCK' AND branch_no = '${branchNo}'`),
  );
  expect(
    Math.min(...Object.values({ opening, received, issued, spoiled, returned, lost })),
  ).toBeGreaterThanOrEqual(0);
  const before = new Date(Date.parse(today) - dayMs).toISOString().slice(0, 10);
  expect(stockOfDay(connection, branchNo, before, today).expected).toBe(opening);
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
