import { expect, test } from 'vitest';
import {
  clockText,
  clockTextOn,
  dateText,
  elapsedText,
  shortestMoment,
  shortMoment,
} from '../../../renderer/language/date-text.ts';

test('a business date carries its weekday', () => {
  expect(dateText('2026-11-22', 'ko')).toBe('2026-11-22 (일)');
  expect(dateText('2026-11-22', 'en')).toBe('2026-11-22 (Sun)');
  expect(dateText('2028-02-29', 'ko')).toBe('2028-02-29 (화)');
});

test('instants are shown by the clock of Seoul, over midnight too', () => {
  expect(clockText('2026-11-22T05:03:22.123Z')).toBe('14:03:22');
  expect(shortMoment('2026-11-22T15:30:00.000Z', Date.parse('2026-11-23T01:00:00Z'))).toBe('11-23 00:30');
});

test('what moved in a drawer that nobody had closed says of which day it is', () => {
  expect(clockTextOn('2026-11-23', '2026-11-23T07:30:00.000Z')).toBe('16:30:00');
  const nextMorning = '2026-11-23T23:30:00.000Z';
  expect(clockTextOn('2026-11-23', nextMorning)).toBe(shortMoment(nextMorning));
});

test('a moment of another year says which', () => {
  const now = Date.parse('2026-12-31T15:00:00Z');
  expect(shortMoment('2026-12-31T15:00:00.000Z', now)).toBe('01-01 00:00');
  expect(shortestMoment('2026-12-31T15:00:00.000Z', now)).toBe('01-01 00:00');
  expect(shortMoment('2026-12-31T14:59:00.000Z', now)).toBe('2026-12-31 23:59');
  expect(shortestMoment('2026-12-31T14:59:00.000Z', now)).toBe('2026-12-31');
});

test.each([
  [0, '00:00'],
  [42_900, '00:42'],
  [61_000, '01:01'],
  [3_600_000, '1:00:00'],
  [90_061_000, '25:01:01'],
  [-5_000, '00:00'],
])('%d milliseconds since are shown as %s', (passed, text) => {
  const since = '2026-11-22T05:00:00.000Z';
  expect(elapsedText(since, Date.parse(since) + passed)).toBe(text);
});
