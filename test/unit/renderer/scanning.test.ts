import { describe, expect, test } from 'vitest';
import { findingsOf, isSerial, type Scan, scanned, serialTyped } from '../../../renderer/stock/scanning.ts';

const manifest = { serialNos: ['904200000031', '904200000032', '904200000033'] };
const good = (serialNo: string): Scan => ({ serialNo, condition: 'GOOD' });
const bad = (serialNo: string): Scan => ({ serialNo, condition: 'DAMAGED' });

test.each([
  ['9042 0000 0031', '904200000031'],
  ['9042-0000-0031\n', '904200000031'],
  ['serial 904200000031', '904200000031'],
  ['90420000003190420000', '9042000000319042'],
])('“%s” is read as %s', (text, digits) => expect(serialTyped(text)).toBe(digits));

test('a serial number has 12 to 16 digits', () => {
  expect(['90420000003', '904200000031', '9042000000310000'].map(isSerial)).toEqual([false, true, true]);
});

describe('a package that is being received', () => {
  test('tells a card that is scanned twice, and one that is not on the manifest', () => {
    const first = scanned([], good('904200000031'), manifest);
    expect(first.said).toBe('READ');
    expect(scanned(first.scans, good('904200000031'), manifest)).toEqual({
      scans: first.scans,
      said: 'TWICE',
    });
    expect(scanned(first.scans, good('904200000021'), manifest).said).toBe('NOT_ON_MANIFEST');
  });

  test('has every card of its manifest in exactly one place, whatever is scanned', () => {
    const scans = [good('904200000031'), bad('904200000032'), good('904200000021'), bad('904200000099')];
    expect(findingsOf(scans, manifest)).toEqual({
      present: ['904200000031'],
      damaged: ['904200000032'],
      missing: ['904200000033'],
      extra: ['904200000021', '904200000099'],
    });
    expect(findingsOf([], manifest)).toMatchObject({ present: [], missing: manifest.serialNos });
  });

  test('takes a card scanned in another condition as corrected', () => {
    const { scans, said } = scanned([good('904200000031')], bad('904200000031'), manifest);
    expect(said).toBe('READ');
    expect(findingsOf(scans, manifest)).toMatchObject({ present: [], damaged: ['904200000031'] });
  });
});
