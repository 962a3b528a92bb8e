import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  maskAccount,
  maskBirth,
  maskDocument,
  maskEmail,
  maskName,
  maskNumber,
  maskNumbersIn,
  maskPhone,
} from '../../../electron/desk/customer/mask.ts';

test.each([
  ['홍길', '홍*'],
  ['홍보기', '홍*기'],
  ['남궁보기', '남**기'],
  ['A', 'A*'],
  ['Jane Example', 'J*** ******e'],
  ['뷁쀍쒧', '뷁*쒧'],
])('the name %s is shown as %s', (name, shown) => expect(maskName(name)).toBe(shown));

test('birth date, phone and account keep what a teller compares and no more', () => {
  expect(maskBirth('1990-01-01')).toBe('900101-*******');
  expect(maskPhone('01000001234')).toBe('010-****-1234');
  expect(maskAccount('042101000016')).toBe('****-0016');
});

test.each([
  ['9001010000000', '900101-*******'],
  ['M00000042', 'M0*****42'],
  ['110000000042', '11********42'],
])('the document %s is shown as %s', (number, shown) => {
  expect(maskDocument({ kind: 'PASSPORT', number, authenticityCheck: 'AUTHENTIC' })).toBe(shown);
});

test.each([
  ['hong@example.com', 'h***@example.com'],
  ['@example.com', '***'],
  ['nobody', '***'],
])('the address %s is shown as %s', (email, shown) => expect(maskEmail(email)).toBe(shown));

test.each([
  ['900101-1234567번으로 042-101-000016에 보냄', '900101-*******번으로 ****-0016에 보냄'],
  ['2026-11-24 14:10에 3,000,000원', '2026-11-24 14:10에 3,000,000원'],
  ['call 010 0000 1234', 'call ****-1234'],
  ['９００１０１１２３４５６７', '900101-*******'],
  ['case 123456', 'case 123456'],
])('in words: %s', (words, shown) => expect(maskNumbersIn(words)).toBe(shown));

describe('whatever is masked', () => {
  const digitsIn = (text: string) => text.replace(/\D/g, '').length;
  const number = fc.stringMatching(/^[0-9A-Z]{1,24}$/);

  test.each<[string, (text: string) => string, number]>([
    ['an account', maskAccount, 4],
    ['a phone', maskPhone, 7],
    ['a document', maskNumber, 6],
  ])('%s shows no more digits than its rule allows, and never all of the number', (_name, mask, most) => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), number), (text) => {
        expect(digitsIn(mask(text))).toBeLessThanOrEqual(most);
      }),
    );
    fc.assert(
      fc.property(number, (text) => {
        expect(mask(text)).not.toContain(text);
      }),
    );
  });

  test('no account, card, phone or resident number survives in a story, however it is written', () => {
    const grouped = fc
      .tuple(
        fc.stringMatching(/^[0-9]{9,16}$/),
        fc.constantFrom('', '-', ' ', ' - '),
        fc.integer({ min: 2, max: 6 }),
      )
      .map(([digits, between, size]) => digits.replace(new RegExp(`(.{${size}})(?=.)`, 'g'), `$1${between}`));
    fc.assert(
      fc.property(fc.stringMatching(/^[가-힣 .]{0,8}$/), grouped, (before, number) => {
        const shown = maskNumbersIn(`${before}${number}원 보냄`);
        expect(shown).not.toContain(number);
        expect(digitsIn(shown)).toBeLessThanOrEqual(6);
      }),
    );
  });
});
