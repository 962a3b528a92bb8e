import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClaimMoneyDraft, MovementDraft } from '../../../electron/contract/claim-draft.ts';
import { won } from '../../../electron/contract/won.ts';
import { decimalSum } from '../../../electron/desk/claim/decimal-sum.ts';
import { explainDecision } from '../../../electron/desk/claim/decision-explained.ts';
import { moneyContradictions } from '../../../electron/desk/claim/money-contradictions.ts';
import { moneyTotals } from '../../../electron/desk/claim/money-totals.ts';

const transfer: MovementDraft = {
  movementId: '019aa000-0000-7000-8000-000000000001',
  kind: 'TRANSFER',
  at: '2026-11-24T05:10:00.000Z',
  amount: won(3_000_000),
  asset: null,
  channel: 'MOBILE_BANKING',
  from: { institution: 'B001', accountNo: '042101000016' },
  to: { kind: 'ACCOUNT', institution: 'B002', accountNo: '900000000001', holder: '' },
  suspension: { state: 'NOT_ASKED' },
};
const toExchange: MovementDraft = {
  ...transfer,
  amount: won(1_200_000),
  asset: { symbol: 'BTC', quantity: '0.0095' },
  to: { kind: 'EXCHANGE', exchange: 'EX1', accountId: 'u1', wallet: '', transactionHash: '' },
};

const amounts = fc.integer({ min: 0, max: 1_000_000_000 });
const movement: fc.Arbitrary<MovementDraft> = fc.record({
  movementId: fc.uuid({ version: 7 }),
  kind: fc.constantFrom('TRANSFER', 'LOAN', 'CARD_USE'),
  amount: amounts.map(won),
  to: fc.constantFrom(transfer.to, toExchange.to),
  asset: fc.constantFrom(
    null,
    { symbol: 'ETH', quantity: '0.1' },
    { symbol: 'BTC', quantity: '12.00000003' },
  ),
});

describe('totals', () => {
  test('are the sums of the rows, whatever their order', () => {
    fc.assert(
      fc.property(
        fc
          .array(movement, { maxLength: 30 })
          .chain((rows) =>
            fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
          ),
        ([rows, shuffled]) => {
          const totals = moneyTotals({ movements: rows });
          expect(moneyTotals({ movements: shuffled })).toEqual(totals);
          expect(totals?.loss).toBe(rows.reduce((sum, { amount }) => sum + (amount ?? 0), 0));
          expect((totals?.transfers ?? 0) + (totals?.loans ?? 0) + (totals?.cardUse ?? 0)).toBe(totals?.loss);
        },
      ),
    );
  });

  test('take a virtual asset with its worth, and its quantity exactly', () => {
    const totals = moneyTotals({
      movements: [transfer, toExchange, { ...toExchange, asset: { symbol: 'BTC', quantity: '0.00000001' } }],
    });
    expect(totals).toMatchObject({
      loss: 5_400_000,
      toExchanges: 2_400_000,
      assets: [{ symbol: 'BTC', quantity: '0.00950001' }],
    });
  });

  test('name an overflow instead of a wrong sum', () => {
    const most = { ...transfer, amount: won(Number.MAX_SAFE_INTEGER) };
    expect(moneyTotals({ movements: [most] })?.loss).toBe(Number.MAX_SAFE_INTEGER);
    const money = { movements: [most, { ...transfer, amount: won(1) }] };
    expect(moneyTotals(money)).toBeNull();
    expect(kinds(money)).toEqual(['SUM_TOO_LARGE']);
  });

  test('decimal sums agree with whole-number arithmetic on the smallest unit', () => {
    const number = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 14n }), fc.integer({ min: 0, max: 18 }));
    const text = (units: bigint, places: number) => {
      const digits = String(units).padStart(places + 1, '0');
      return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
    };
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 20 }), (numbers) => {
        const sum = decimalSum(numbers.map(([units, places]) => text(units, places)));
        const expected = numbers.reduce(
          (all, [units, places]) => all + units * 10n ** BigInt(18 - places),
          0n,
        );
        const [whole = '', fraction = ''] = sum.split('.');
        expect(BigInt(whole + fraction.padEnd(18, '0'))).toBe(expected);
        expect(sum).not.toMatch(/\.$|\.\d*0$/);
      }),
    );
  });
});

const circumstances = { now: '2026-11-26T03:00:00.000Z', standardFrom: '2024-01-01', beganAt: null };
const kinds = (money: ClaimMoneyDraft, change: Partial<typeof circumstances> | { beganAt: string } = {}) =>
  moneyContradictions(money, moneyTotals(money), { ...circumstances, ...change }).map(({ kind }) => kind);
const frozen = (askedAt: string, amount: number): MovementDraft['suspension'] => ({
  state: 'ANSWERED',
  askedAt,
  askedOf: '112',
  result: 'SUSPENDED',
  frozen: won(amount),
});

describe('contradictions', () => {
  test('none in money that adds up, nor in a form that is still empty', () => {
    expect(kinds({ movements: [transfer, toExchange], statedLoss: won(4_200_000) })).toEqual([]);
    expect(kinds({})).toEqual([]);
    expect(kinds({ movements: [{ movementId: transfer.movementId }] })).toEqual([]);
  });

  const refund = { decidedOn: '2026-11-20', refund: won(3_000_001) };
  test.each<[string, ClaimMoneyDraft, string[]]>([
    [
      'the stated loss is not the sum',
      { movements: [transfer], statedLoss: won(1) },
      ['STATED_LOSS_DIFFERS'],
    ],
    ['more came back than was lost', { movements: [transfer], refund }, ['REFUND_ABOVE_LOSS']],
    [
      'money came back before anybody decided',
      { movements: [transfer], refund: { refund: won(1) } },
      ['REFUND_WITHOUT_DECISION'],
    ],
    [
      'a movement in the future',
      { movements: [{ ...transfer, at: '2026-11-26T03:00:00.001Z' }] },
      ['MOVEMENT_IN_FUTURE'],
    ],
    [
      'a movement before the standard, by Seoul’s calendar',
      { movements: [{ ...transfer, at: '2023-12-31T14:59:59.000Z' }] },
      ['MOVEMENT_BEFORE_STANDARD'],
    ],
    [
      'a coin on a bank account',
      { movements: [{ ...toExchange, to: transfer.to }] },
      ['ASSET_TO_BANK_ACCOUNT'],
    ],
    [
      'more frozen than was sent',
      { movements: [{ ...transfer, suspension: frozen('2026-11-24T06:00:00.000Z', 3_000_001) }] },
      ['FROZEN_ABOVE_AMOUNT'],
    ],
    [
      'a suspension asked for before the money moved',
      { movements: [{ ...transfer, suspension: frozen('2026-11-24T05:00:00.000Z', 1) }] },
      ['SUSPENSION_BEFORE_MOVEMENT'],
    ],
    ['one movement entered twice', { movements: [transfer, transfer] }, ['SAME_MOVEMENT_TWICE']],
    [
      'one account’s balance entered twice',
      {
        movements: ['2026-11-24T06:00:00.000Z', '2026-11-24T07:00:00.000Z'].map((at, i) => ({
          ...transfer,
          amount: won(1_000 + i),
          suspension: frozen(at, 500),
        })),
      },
      ['FROZEN_TWICE'],
    ],
    [
      'papers before the report',
      { refund: { reportedAt: '2026-11-24T06:00:00.000Z', papersOn: '2026-11-23' } },
      ['DATES_OUT_OF_ORDER'],
    ],
    ['an announcement in the future', { refund: { announcedOn: '2026-11-27' } }, ['DATES_OUT_OF_ORDER']],
  ])('%s', (_name, money, expected) => expect(kinds(money)).toEqual(expected));

  test('a movement before the accident began', () => {
    expect(kinds({ movements: [transfer] }, { beganAt: '2026-11-24T05:10:00.001Z' })).toEqual([
      'MOVEMENT_BEFORE_ACCIDENT',
    ]);
  });

  test.each([{ kind: 'ACCOUNT' as const }, { kind: 'ACCOUNT' as const, institution: 'B002', accountNo: '' }])(
    'nothing about accounts that have not been told yet: $institution',
    (to) => {
      const movements = ['2026-11-24T06:00:00.000Z', '2026-11-24T07:00:00.000Z'].map((at, i) => ({
        ...{ ...transfer, to, amount: won(1_000 + i) },
        suspension: frozen(at, 500),
      }));
      expect(kinds({ movements })).toEqual([]);
    },
  );

  test('say which rows they are about', () => {
    const money = { movements: [transfer, toExchange, transfer] };
    expect(moneyContradictions(money, moneyTotals(money), circumstances)).toEqual([
      { kind: 'SAME_MOVEMENT_TWICE', rows: [1, 3], detail: {} },
    ]);
  });
});

describe('a decision explained', () => {
  const decided = (loss: number, refund: number, ratioBasisPoints: number, amount: number) =>
    explainDecision({
      kind: 'DECIDED',
      loss: won(loss),
      refund: won(refund),
      ratioBasisPoints,
      amount: won(amount),
      reasons: [],
    });

  test.each([
    [8_500_000, 0, 1_500, 1_275_000],
    [8_500_000, 500_000, 1_500, 1_200_000],
    [9_999, 0, 3_333, 3_332],
    [1, 0, 9_999, 0],
    [5_000_000, 5_000_000, 5_000, 0],
    [Number.MAX_SAFE_INTEGER, 0, 10_000, Number.MAX_SAFE_INTEGER],
  ])('(%d − %d) at %d basis points is %d won', (loss, refund, ratio, amount) => {
    expect(decided(loss, refund, ratio, amount)).toMatchObject({ byFormula: amount, agrees: true });
  });

  test('an amount that the formula does not give is said to differ, never corrected', () => {
    expect(decided(8_500_000, 0, 1_500, 1_275_001)).toEqual({
      base: 8_500_000,
      byFormula: 1_275_000,
      agrees: false,
    });
  });

  test('is never above what was lost, and grows with the ratio', () => {
    const loss = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
    const ratio = fc.integer({ min: 0, max: 9_999 });
    fc.assert(
      fc.property(loss, ratio, (all, ratioBasisPoints) => {
        const { byFormula } = decided(all, 0, ratioBasisPoints, 0);
        expect(byFormula).toBeLessThanOrEqual(all);
        expect(decided(all, 0, ratioBasisPoints + 1, 0).byFormula).toBeGreaterThanOrEqual(byFormula);
      }),
    );
  });
});
