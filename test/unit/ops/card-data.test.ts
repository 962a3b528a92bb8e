import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cplcDate, cplcRows } from '../../../electron/ops/card/cplc.ts';
import { keysOf } from '../../../electron/ops/card/key-information.ts';

const now = Date.parse('2026-11-23T03:00:00.000Z');

describe('a CPLC date, Y DDD', () => {
  test.each([
    ['6001', '2026-01-01'],
    ['6327', '2026-11-23'],
    ['6328', '2016-11-23'],
    ['7001', '2017-01-01'],
    ['0366', '2020-12-31'],
    ['4366', '2024-12-31'],
    ['5366', null],
    ['6366', '2016-12-31'],
    ['0000', null],
    ['6000', null],
    ['6999', null],
    ['A123', null],
    ['612', null],
  ])('%s is %s', (hex, date) => expect(cplcDate(hex, now)).toBe(date));

  test('is never in the future, and its year ends as it says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 365 }), (digit, day) => {
        const date = cplcDate(`${digit}${String(day).padStart(3, '0')}`, now) ?? expect.unreachable();
        expect(Date.parse(date)).toBeLessThanOrEqual(now);
        expect(Number(date.slice(0, 4)) % 10).toBe(digit);
      }),
    );
  });
});

test('CPLC is told field by field, to the last byte', () => {
  const cplc = `479050314791E1AC1F0063270123ABCD456748126100${'00000000'.repeat(5)}`;
  const rows = cplcRows(cplc, now);
  expect(rows.map(({ hex }) => hex).join('')).toBe(cplc);
  expect(rows).toContainEqual({ field: 'icFabricator', hex: '4790', date: null });
  expect(rows).toContainEqual({ field: 'icFabricationDate', hex: '6327', date: '2026-11-23' });
  expect(rows).toContainEqual({ field: 'icSerialNumber', hex: '0123ABCD', date: null });
  expect(rows).toContainEqual({ field: 'icModuleDate', hex: '6100', date: '2026-04-10' });
  expect(rows).toContainEqual({ field: 'personalizationDate', hex: '0000', date: null });
});

describe('key information', () => {
  test('names each key, short and long form', () => {
    const [first, second, extended] = ['C00401308810', 'C00402308810', 'C00803FFFF8800200100'];
    expect(keysOf(`${first}${second}${extended}`)).toEqual([
      { id: '01', version: '30', type: 'AES', lengthBytes: 16 },
      { id: '02', version: '30', type: 'AES', lengthBytes: 16 },
      { id: '03', version: 'FF', type: 'AES', lengthBytes: 32 },
    ]);
    expect(keysOf('C00401018010')).toEqual([{ id: '01', version: '01', type: 'DES', lengthBytes: 16 }]);
    expect(keysOf('C00401019910')).toMatchObject([{ type: '99' }]);
    expect(keysOf('')).toEqual([]);
  });

  test.each(['C0', 'C00101', 'C1040130881', 'C1043088', 'C0030130FF'])('%s is not understood', (hex) =>
    expect(keysOf(hex)).toBeNull(),
  );

  test('never fails on what a card may answer', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 40 }),
        (bytes) => void keysOf(Buffer.from(bytes).toString('hex')),
      ),
    );
  });
});
