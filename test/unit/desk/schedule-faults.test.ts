import fc from 'fast-check';
import { expect, test } from 'vitest';
import { faultsOf } from '../../../electron/desk/issuance/schedule-faults.ts';

const period = (effectiveFrom: string, effectiveTo: string | null) => ({ effectiveFrom, effectiveTo });

test.each([
  ['nothing at all', [], []],
  ['one period without end', [period('2020-01-01', null)], []],
  ['one that joins the next', [period('2020-01-01', '2023-07-09'), period('2023-07-10', null)], []],
  [
    'a gap, whatever the order',
    [period('2023-07-10', null), period('2020-01-01', '2023-06-30')],
    [{ kind: 'GAP', from: '2023-07-01', to: '2023-07-09' }],
  ],
  [
    'an overlap',
    [period('2020-01-01', '2023-07-31'), period('2023-07-10', null)],
    [{ kind: 'OVERLAP', from: '2023-07-10', to: '2023-07-31' }],
  ],
  [
    'one within another that has no end',
    [period('2020-01-01', null), period('2021-01-01', '2021-12-31')],
    [{ kind: 'OVERLAP', from: '2021-01-01', to: '2021-12-31' }],
  ],
  [
    'an end with nothing after it',
    [period('2020-01-01', '2020-12-31')],
    [{ kind: 'GAP', from: '2021-01-01', to: null }],
  ],
  ['one whose end is the last date there is', [period('2020-01-01', '9999-12-31')], []],
])('of %s', (_name, periods, faults) => expect(faultsOf(periods)).toEqual(faults));

test('every date from the first is in force once, or stands in a fault that says how often it is not', () => {
  const dateOf = (day: number) => new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
  const days = fc.record({ from: fc.nat(40), length: fc.option(fc.nat(20), { nil: null }) });
  fc.assert(
    fc.property(
      fc.uniqueArray(days, { minLength: 1, maxLength: 6, selector: ({ from }) => from }),
      (drawn) => {
        const periods = drawn.map(({ from, length }) =>
          period(dateOf(from), length === null ? null : dateOf(from + length)),
        );
        const faults = faultsOf(periods);
        const holds = (date: string, from: string, to: string | null) =>
          from <= date && (to === null || date <= to);
        for (let day = Math.min(...drawn.map(({ from }) => from)); day < 70; day += 1) {
          const date = dateOf(day);
          const inForce = periods.filter(({ effectiveFrom, effectiveTo }) =>
            holds(date, effectiveFrom, effectiveTo),
          ).length;
          const kinds = new Set(
            faults.filter(({ from, to }) => holds(date, from, to)).map(({ kind }) => kind),
          );
          expect([...kinds]).toEqual(inForce === 0 ? ['GAP'] : inForce > 1 ? ['OVERLAP'] : []);
        }
      },
    ),
    { numRuns: 200 },
  );
});
