import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { Journal } from '../../../electron/desk/journal/journal.ts';
import { Ledger } from '../../../electron/desk/ledger/ledger.ts';
import { MonthView } from '../../../electron/desk/month/month-view.ts';
import { workOffline } from '../../faults/year-offline/work-offline.ts';
import { scratchDatabase } from './scratch-database.ts';

test('the month is told day by day, and its numbers are those of the books', async () => {
  const connection = scratchDatabase();
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const owner = { terminalId: '0421-01', epoch: 1, privateKey };
  // Two hundred a day from the 24th of November 2025 on.
  await workOffline({ connection, owner, branchNo: '0421' }, (made) => made === 450);
  const view = new MonthView(connection, '0421');
  const one = (sql: string) => connection.prepare<[], number>(sql).pluck().get();

  const days = view.days('2025-11-26');
  expect(days.map(({ date }) => date)).toEqual(['2025-11-24', '2025-11-25', '2025-11-26']);
  const sum = (name: 'cash' | 'debit' | 'waived') => days.reduce((total, day) => total + day[name], 0);
  const issued = (method: string) =>
    one(`SELECT count(*) FROM issuance WHERE state = 'ISSUED' AND fee_method = '${method}'`);
  expect([sum('cash'), sum('debit'), sum('waived')]).toEqual(['CASH', 'DEBIT', 'WAIVED'].map(issued));
  expect(view.days('2025-12-02').map(({ date, cash }) => [date, cash])).toEqual([
    ['2025-12-01', 0],
    ['2025-12-02', 0],
  ]);

  // Every card of the year is listed from its beginning; the stock goes down by what is issued.
  expect(days.at(-1)?.stock).toBe(one("SELECT count(*) FROM stock_card WHERE status = 'IN_STOCK'"));
  for (const [i, day] of days.entries()) {
    const before = days[i - 1];
    if (before !== undefined) expect(before.stock - day.stock).toBe(day.cash + day.debit + day.waived);
  }

  // A count finds 200 won more and another 500 won too little; the later one of the two counts of a place is the word.
  const journal = new Journal(connection, owner, () => Date.parse('2025-11-26T09:00:00.000Z'));
  const ledger = new Ledger(connection);
  const note = (change: Parameters<Journal['record']>[1]) =>
    journal.record({ type: 'StaffSignedOut', payload: { cause: 'SIGN_OUT' }, actor: '100001' }, change);
  note((entry) => ledger.post(entry, { debit: 'DRAWER', credit: 'CASH_OVER', amount: 200 as never }));
  note((entry) => ledger.post(entry, { debit: 'CASH_SHORT', credit: 'DRAWER', amount: 500 as never }));
  expect(view.days('2025-11-26').at(-1)).toMatchObject({ cashDifference: -300, stockDifference: 0 });
});
