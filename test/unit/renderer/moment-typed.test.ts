import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CalendarDate, instantOf } from '../../../electron/contract/moment.ts';
import { dateTyped, momentText, momentTyped } from '../../../renderer/form/moment-typed.ts';
import { phoneText, phoneTyped } from '../../../renderer/form/phone-typed.ts';

const today = '2026-11-26';

describe('a moment as it is typed', () => {
  test.each([
    '2026-11-22 14:30',
    '2026.11.22. 14:30',
    '2026-11-22 (일) 14:30',
    '20261122 1430',
    '202611221430',
    '11-22 14:30',
    '11/22 1430',
    '1122 1430',
    '11221430',
    '26-11-22 14:30:00',
    '20261122143000',
  ])('%s is understood', (text) => {
    expect(momentTyped(text, today)).toBe('2026-11-22T05:30:00.000Z');
  });

  test.each([
    '2026. 11. 22. 오후 2:30',
    '2026년 11월 22일 오후 2:30',
    '11-22 2:30 PM',
    '11/22 오후 2:30',
    '11-22 오후 0230',
    '11-22 오후 14:30',
    '２０２６－１１－２２　１４：３０',
  ])('%s is the afternoon’s, not the night’s', (text) => {
    expect(momentTyped(text, today)).toBe('2026-11-22T05:30:00.000Z');
  });

  test('an hour of twelve is the one its half of the day begins with', () => {
    expect(momentTyped('오전 12:05', today)).toBe('2026-11-25T15:05:00.000Z');
    expect(momentTyped('오후 12:05', today)).toBe('2026-11-26T03:05:00.000Z');
    expect(momentTyped('오전 9:05', today)).toBe('2026-11-26T00:05:00.000Z');
    expect(momentTyped('오전 14:30', today)).toBeNull();
  });

  test('a time alone is today’s', () => {
    expect(momentTyped('9:05', today)).toBe('2026-11-26T00:05:00.000Z');
    expect(momentTyped('0905', today)).toBe('2026-11-26T00:05:00.000Z');
  });

  test('without a year it is the last such day', () => {
    expect(momentTyped('12-24 10:00', today)).toBe('2025-12-24T01:00:00.000Z');
    expect(momentTyped('11-26 23:59', today)).toBe('2026-11-26T14:59:00.000Z');
  });

  test.each(['', '어제', '2026-11-22', '11-22', '2026-02-30 10:00', '2026-11-22 24:00', '11-22 14:60', '14'])(
    '%s is not guessed at',
    (text) => {
      expect(momentTyped(text, today)).toBeNull();
    },
  );

  test('what is shown is read back as the same moment', () => {
    const seconds = fc.integer({ min: Date.UTC(2000, 0) / 1_000, max: Date.UTC(2030, 0) / 1_000 });
    fc.assert(
      fc.property(seconds, (second) => {
        const moment = instantOf(second * 1_000);
        expect(momentTyped(momentText(moment), today)).toBe(moment);
      }),
    );
  });

  test('any text is a date, a moment, or nothing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        momentTyped(text, today);
        const date = dateTyped(text, today);
        if (date !== null) expect(CalendarDate.safeParse(date).success).toBe(true);
      }),
    );
  });
});

describe('a date as it is typed', () => {
  test.each([
    ['1990-01-31', '1990-01-31'],
    ['19900131', '1990-01-31'],
    ['900131', '1990-01-31'],
    ['26.11.22', '2026-11-22'],
    ['1122', '2026-11-22'],
    ['12-1', '2025-12-01'],
    ['１９９０．０１．３１', '1990-01-31'],
    ['1996-02-29', '1996-02-29'],
  ])('%s is %s', (text, date) => {
    expect(dateTyped(text, today)).toBe(date);
  });

  test.each(['', '90', '1990-13-01', '1997-02-29', '1-2-3-4'])('%s is none', (text) => {
    expect(dateTyped(text, today)).toBeNull();
  });
});

describe('a telephone number as it is typed', () => {
  test.each([
    ['010-0000-0051', '01000000051'],
    ['010 0000 0051', '01000000051'],
    ['+82 10 0000 0051', '01000000051'],
    ['02-000-0051', '020000051'],
    ['010-0000-００51', '01000000051'],
    [' +82 10-0000-0051', '01000000051'],
  ])('%s is %s', (text, digits) => {
    expect(phoneTyped(text)).toBe(digits);
  });

  test('is none while digits are missing', () => {
    expect(phoneTyped('010-0000')).toBeNull();
  });

  test('is shown in its parts', () => {
    expect(phoneText('01000000051')).toBe('010-0000-0051');
    expect(phoneText('020000051')).toBe('02-000-0051');
  });
});
