import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { won } from '../../../electron/contract/won.ts';
import { type Account, Ledger } from '../../../electron/desk/ledger/ledger.ts';
import { scratchDatabase, scratchJournal } from './scratch-database.ts';

const act = { type: 'StaffSignedOut', payload: { cause: 'SIGN_OUT' }, actor: '100001' } as const;
const accounts: readonly Account[] = [
  'DRAWER',
  'VAULT',
  'CUSTOMER_ACCOUNTS',
  'FEE_INCOME',
  'CASH_OVER',
  'CASH_SHORT',
];

function books() {
  const connection = scratchDatabase();
  const { journal } = scratchJournal(connection);
  const ledger = new Ledger(connection);
  const post = (debit: Account, credit: Account, amount: number) =>
    journal.record(act, (entry) => ledger.post(entry, { debit, credit, amount: won(amount) }));
  const balances = () =>
    Object.fromEntries(
      connection.prepare<[], [Account, number]>('SELECT account, amount FROM balance').raw().all(),
    );
  return { connection, journal, ledger, post, balances };
}

describe('the ledger', () => {
  test('keeps debits and credits equal, and each balance what its postings add up to', () => {
    const { ledger, journal, post, balances } = books();
    const expected = new Map<Account, number>();
    const move = (debit: Account, credit: Account, amount: number) => {
      expected.set(debit, (expected.get(debit) ?? 0) + amount);
      expected.set(credit, (expected.get(credit) ?? 0) - amount);
    };
    const posting = fc.record({
      debit: fc.constantFrom(...accounts),
      credit: fc.constantFrom(...accounts),
      amount: fc.integer({ min: 1, max: 1_000_000 }),
      reverse: fc.boolean(),
    });
    fc.assert(
      fc.property(posting, ({ debit, credit, amount, reverse }) => {
        if (debit === credit || (credit === 'DRAWER' && ledger.drawer() < amount)) return;
        const entry = post(debit, credit, amount);
        move(debit, credit, amount);
        if (reverse && (debit !== 'DRAWER' || ledger.drawer() >= amount)) {
          journal.record(act, (reversal) => ledger.reverse(reversal, entry));
          move(credit, debit, amount);
          expect(ledger.standing(entry)).toEqual([]);
        }
        expect(balances()).toEqual(Object.fromEntries(expected));
        expect(Object.values(balances()).reduce((sum, balance) => sum + balance, 0)).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  test('reverses everything an entry booked, once, on the day of the reversal', () => {
    const { ledger, journal, post, balances } = books();
    post('DRAWER', 'VAULT', 100_000);
    const fee = post('DRAWER', 'FEE_INCOME', 3_000);
    expect(ledger.standing(fee)).toMatchObject([{ debit: 'DRAWER', credit: 'FEE_INCOME', amount: 3_000 }]);
    const reversal = journal.record(act, (entry) => ledger.reverse(entry, fee));
    expect(balances()).toMatchObject({ DRAWER: 100_000, FEE_INCOME: 0 });
    expect(ledger.moved(reversal.businessDate, 'FEE_INCOME', 'DRAWER')).toBe(3_000);
    journal.record(act, (entry) => ledger.reverse(entry, fee));
    expect(balances()).toMatchObject({ DRAWER: 100_000, FEE_INCOME: 0 });
  });

  test.each([
    [
      'an overdrawn drawer',
      "(seq, business_date, debit, credit, amount) SELECT 1, business_date, 'VAULT', 'DRAWER', 3001",
      /does not hold that much/,
    ],
    [
      'a negative amount',
      "(seq, business_date, debit, credit, amount) SELECT 1, business_date, 'DRAWER', 'VAULT', -1",
      /CHECK/,
    ],
    [
      'a fraction of a won',
      "(seq, business_date, debit, credit, amount) SELECT 1, business_date, 'DRAWER', 'VAULT', 0.5",
      /cannot store REAL/,
    ],
    [
      '2^53 won',
      "(seq, business_date, debit, credit, amount) SELECT 1, business_date, 'DRAWER', 'VAULT', 9007199254740992",
      /CHECK/,
    ],
    [
      'more in all than can be counted',
      "(seq, business_date, debit, credit, amount) SELECT 1, business_date, 'DRAWER', 'VAULT', 9007199254740991",
      /counted exactly/,
    ],
    [
      'an account nobody knows',
      "(seq, business_date, debit, credit, amount) SELECT 1, business_date, 'POCKET', 'DRAWER', 1",
      /CHECK/,
    ],
    [
      'another day than the entry’s',
      "(seq, business_date, debit, credit, amount) SELECT 1, '2026-11-22', 'DRAWER', 'VAULT', 1",
      /business date/,
    ],
    [
      'half a reversal',
      "(seq, business_date, debit, credit, amount, reverses) SELECT 1, business_date, 'FEE_INCOME', 'DRAWER', 1000, 1",
      /exact opposite/,
    ],
    [
      'a second reversal',
      "(seq, business_date, debit, credit, amount, reverses) SELECT 1, business_date, 'DRAWER', 'VAULT', 500, 2",
      /UNIQUE/,
    ],
  ])('is held by the database: no %s', (_name, row, refusal) => {
    const { connection, journal, ledger, post, balances } = books();
    post('DRAWER', 'FEE_INCOME', 3_000);
    const moved = post('VAULT', 'DRAWER', 500);
    journal.record(act, (entry) => ledger.reverse(entry, moved));
    const before = balances();
    expect(() => connection.exec(`INSERT INTO posting ${row} FROM journal WHERE seq = 1`)).toThrow(refusal);
    expect(balances()).toEqual(before);
  });

  test.each([['UPDATE posting SET amount = 1'], ['DELETE FROM posting']])('lets nobody %s', (sql) => {
    const { connection, post } = books();
    post('DRAWER', 'FEE_INCOME', 3_000);
    expect(() => connection.exec(sql)).toThrow(/reversal instead of/);
  });
});
