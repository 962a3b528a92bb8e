import { expect, test } from 'vitest';
import { stockOfDay } from '../../../electron/desk/stock/stock-of-day.ts';
import { cashCounter } from './cash-counter.ts';
import { maker, terminalWithRejections } from './terminal-with-rejections.ts';

test('a card that the core has barred while it was being issued is out of the stock as soon as that is abandoned', () => {
  const counter = cashCounter();
  const row = counter.begin('CASH');
  const status = () => counter.program.stock.find(row.serial_no)?.status;
  counter.hearOf(row.serial_no, 'LOST');
  expect(status()).toBe('IN_STOCK');
  counter.abandon('CASH', row);
  expect(status()).toBe('LOST');
  expect(counter.program.endOfDay.view().figures.stock).toMatchObject({ lost: 1, expected: 0 });
});

test('what the core last said of a card being issued counts, and what it said before does not', () => {
  const counter = cashCounter();
  const row = counter.begin('CASH');
  counter.hearOf(row.serial_no, 'LOST');
  counter.hearOf(row.serial_no, 'IN_STOCK');
  counter.abandon('CASH', row);
  expect(counter.program.stock.find(row.serial_no)?.status).toBe('IN_STOCK');
});

async function issuedAndHeard(status: 'LOST' | 'IN_STOCK') {
  const terminal = await terminalWithRejections();
  const issued = terminal.issuanceBy('CASH');
  const statusOfCard = () => terminal.stock.find(issued.serial_no)?.status;
  terminal.moveCard(issued.serial_no, status);
  expect(statusOfCard()).toBe('ISSUED');
  return { ...terminal, issued, statusOfCard };
}

test('a card that the core has barred before it judged its issuance is barred when it rejects that', async () => {
  const { issued, reject, statusOfCard, database } = await issuedAndHeard('LOST');
  reject(issued.closed_by, ['REVERSE']);
  expect(statusOfCard()).toBe('LOST');
  expect(stockOfDay(database(), '0421', '2026-11-23', '2026-11-23').expected).toBeGreaterThanOrEqual(0);
});

test('a card that is with a customer is not back in stock by a word from before; after its reversal that holds', async () => {
  const { issued, reject, reverse, statusOfCard, journal } = await issuedAndHeard('IN_STOCK');
  reject(issued.closed_by, ['REVERSE']);
  expect(statusOfCard()).toBe('ISSUED');
  const wish = { issuanceId: issued.issuance_id, reason: 'REJECTED_BY_CORE', card: 'SPOILED' } as const;
  expect(await reverse(wish, maker)).toMatchObject({ ok: true });
  expect(statusOfCard()).toBe('SPOILED');
  reject(journal.lastSeq(), ['WITHDRAW']);
  expect(statusOfCard()).toBe('IN_STOCK');
});
