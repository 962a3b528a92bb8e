import { expect, test } from 'vitest';
import { wonReading, wonText, wonTyped } from '../../../renderer/language/won-text.ts';

test.each([
  [0, '영 원'],
  [3_000, '삼천 원'],
  [10_000, '일만 원'],
  [1_203_000, '백이십만 삼천 원'],
  [100_000_000, '일억 원'],
])('%d won is read as %s', (amount, reading) => {
  expect(wonReading(amount, 'ko')).toBe(reading);
  expect(wonReading(amount, 'en')).toBe('');
});

test('an amount is grouped and carries its currency as the language writes it', () => {
  expect(wonText(1_203_000, 'ko')).toBe('1,203,000원');
  expect(wonText(1_203_000, 'en')).toBe('₩1,203,000');
});

test.each([
  ['3000', 3_000],
  ['3,000', 3_000],
  [' 3 000 원', 3_000],
  ['3-000', 3_000],
  ['３，０００원', 3_000],
  ['3０00', 3_000],
  ['₩3,000.00', 3_000],
  ['3,000.0 원', 3_000],
  ['3,000.', 3_000],
  ['3.000', 3_000],
  ['3,000.50', null],
  ['', null],
  ['원', null],
  ['1'.repeat(13), null],
])('typing or pasting %j gives %s', (text, amount) => {
  expect(wonTyped(text)).toBe(amount);
});
