import { expect, test } from 'vitest';
import { documentNumberTyped, maskedDocumentNumber } from '../../../renderer/form/document-number.ts';
import { openHours } from '../../../renderer/home/open-hours.ts';
import { grouped } from '../../../renderer/language/serial-text.ts';

test.each([
  ['900101-1234567', '9001011234567'],
  [' 12-34-567890-12 ', '123456789012'],
  ['m12 345 678', 'M12345678'],
  ['Ｍ12 345 ６78', 'M12345678'],
  ['1'.repeat(30), '1'.repeat(20)],
])('a document number typed as %j is kept as %s', (typed, kept) => {
  expect(documentNumberTyped(typed)).toBe(kept);
});

test.each([
  ['9001011234567', '900101-*******'],
  ['123456789012', '12********12'],
  ['M12345678', 'M1*****78'],
  ['123', '***'],
  ['', ''],
])('%s is shown as %s', (number, masked) => {
  expect(maskedDocumentNumber(number)).toBe(masked);
});

test('serial numbers are grouped by four', () => {
  expect(grouped('042100000017')).toBe('0421 0000 0017');
  expect(grouped('0421000000171')).toBe('0421 0000 0017 1');
});

test('the plot shows the counter’s hours and whichever others had something', () => {
  const byHour = Array.from({ length: 24 }, () => 0);
  expect(openHours(byHour).map(({ hour }) => hour)).toEqual([9, 10, 11, 12, 13, 14, 15, 16, 17]);
  byHour[19] = 2;
  expect(openHours(byHour).at(-1)).toEqual({ hour: 19, issued: 2 });
});
