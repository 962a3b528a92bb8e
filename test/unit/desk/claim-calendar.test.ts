import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, BusinessCalendar, monthsAfter } from '../../../electron/desk/claim/business-calendar.ts';
import { koreanHolidays } from '../../simulators/core/korean-holidays.ts';

const calendar = new BusinessCalendar(koreanHolidays);

/** Any day of the years whose holidays are known, far enough from their end for the periods counted here. */
const day = fc.integer({ min: 0, max: 1_380 }).map((days) => addDays('2024-01-01', days));
const weekday = (date: string) => new Date(date).getUTCDay();

describe('business days', () => {
  test.each([
    // report, last day of three business days
    ['Friday before a week without holidays', '2026-11-27', '2026-12-02'],
    ['two days before Seollal', '2026-02-12', '2026-02-20'],
    ['Seollal itself', '2026-02-17', '2026-02-23'],
    ['across Chuseok, Foundation Day and Hangul Day', '2025-10-02', '2025-10-14'],
    ['across the turn of the year', '2026-12-30', '2027-01-05'],
    ['across Christmas and its substitute', '2027-12-24', '2027-12-30'],
    ['across a day added at short notice', '2025-01-24', '2025-02-04'],
    ['across Labour Day, a bank holiday', '2024-04-30', '2024-05-07'],
  ])('three of them, %s', (_name, report, last) => {
    expect(calendar.afterBusinessDays(report, 3)).toBe(last);
  });

  test('never end on a weekend or holiday, and have exactly their number of business days in them', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 30 }), (date, days) => {
        const last = calendar.afterBusinessDays(date, days);
        expect([0, 6]).not.toContain(weekday(last));
        expect(koreanHolidays).not.toContain(last);
        let counted = 0;
        for (let at = addDays(date, 1); at <= last; at = addDays(at, 1)) {
          if (calendar.isBusinessDay(at)) counted += 1;
        }
        expect(counted).toBe(days);
      }),
    );
  });

  test('a later report never has an earlier last day, whatever the period', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 20 }),
        (date, later, length) => {
          const after = addDays(date, later);
          expect(calendar.afterBusinessDays(after, length) >= calendar.afterBusinessDays(date, length)).toBe(
            true,
          );
          expect(calendar.afterDays(after, length) >= calendar.afterDays(date, length)).toBe(true);
          expect(calendar.afterMonths(after, 2) >= calendar.afterMonths(date, 2)).toBe(true);
        },
      ),
    );
  });

  test('a day more is a day that counts: adding one by one comes to the same', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 15 }), (date, days) => {
        const one = calendar.afterBusinessDays(calendar.afterBusinessDays(date, days), 1);
        expect(calendar.afterBusinessDays(date, days + 1)).toBe(one);
      }),
    );
  });
});

describe('months by the Civil Act', () => {
  test.each([
    ['2026-10-15', '2026-12-15'],
    ['2026-12-30', '2027-02-28'],
    ['2026-12-31', '2027-02-28'],
    ['2023-12-31', '2024-02-29'],
    ['2027-02-28', '2027-04-30'],
    ['2026-12-27', '2027-02-27'],
    ['2026-11-30', '2027-01-31'],
    ['2026-11-29', '2027-01-29'],
  ])('two months from %s end on %s', (from, last) => {
    expect(monthsAfter(from, 2)).toBe(last);
  });

  test('cover as many days as the calendar has, and end with a whole month where they began with one', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 12 }), (date, months) => {
        const last = monthsAfter(date, months);
        const days = (Date.parse(last) - Date.parse(date)) / 86_400_000;
        expect(days).toBeGreaterThanOrEqual(28 * months - 3);
        expect(days).toBeLessThanOrEqual(31 * months);
        if (addDays(date, 1).endsWith('-01')) expect(addDays(last, 1)).toMatch(/-01$/);
      }),
    );
  });

  test('a period that would end on a holiday ends on the next business day', () => {
    // 2026-12-25 is a Friday and Christmas.
    expect(calendar.afterMonths('2026-10-25', 2)).toBe('2026-12-28');
    expect(calendar.afterDays('2026-12-11', 14)).toBe('2026-12-28');
    fc.assert(
      fc.property(day, (date) => {
        const plain = monthsAfter(date, 2);
        const last = calendar.afterMonths(date, 2);
        expect(last >= plain).toBe(true);
        expect(calendar.isBusinessDay(last)).toBe(true);
        if (calendar.isBusinessDay(plain)) expect(last).toBe(plain);
      }),
    );
  });
});
