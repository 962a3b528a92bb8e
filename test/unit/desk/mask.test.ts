import { expect, test } from 'vitest';
import {
  maskAccount,
  maskBirth,
  maskDocument,
  maskName,
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
