import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeTlv, findTlv, parseTlvs } from '../../../native/apdu/tlv.ts';
import { fromHex, toHex } from '../../../native/hex.ts';

const parsed = (hex: string) => parseTlvs(fromHex(hex))?.map(({ tag, value }) => [tag, toHex(value)]);

describe('BER-TLV', () => {
  test('objects follow one another', () => {
    expect(parsed('79030403017108AABBCCDDEEFF0011')).toEqual([
      [0x79, '040301'],
      [0x71, 'AABBCCDDEEFF0011'],
    ]);
  });

  test('tags have one, two or three bytes', () => {
    expect(parsed('9F7F01AA')).toEqual([[0x9f7f, 'AA']]);
    expect(parsed('7F4901BB')).toEqual([[0x7f49, 'BB']]);
    expect(parsed('5F810201CC')).toEqual([[0x5f8102, 'CC']]);
  });

  test('lengths have one, two or three bytes', () => {
    const long = 'AB'.repeat(200);
    expect(parsed(`7281C8${long}`)).toEqual([[0x72, long]]);
    expect(parsed(`728200C8${long}`)).toEqual([[0x72, long]]);
    expect(parsed('7200')).toEqual([[0x72, '']]);
  });

  test.each([
    ['a tag without length', '72'],
    ['a tag that is cut short', '9F'],
    ['a tag of four bytes', '5F81828301AA'],
    ['a value that is cut short', '7203AABB'],
    ['a length that is cut short', '7282AA'],
    ['the indefinite length', '7280AABB0000'],
    ['a length of three bytes', '7283000001AA'],
    ['bytes left over', '7201AA72'],
  ])('refuses %s', (_what, hex) => {
    expect(parsed(hex)).toBeUndefined();
  });

  test('what was written is read', () => {
    const objects = fc.array(
      fc.tuple(fc.constantFrom(0x71, 0x72, 0x74, 0x75), fc.uint8Array({ maxLength: 255 })),
    );
    fc.assert(
      fc.property(objects, (written) => {
        const bytes = new Uint8Array(Buffer.concat(written.map(([tag, value]) => encodeTlv(tag, value))));
        expect(parseTlvs(bytes)).toEqual(written.map(([tag, value]) => ({ tag, value })));
      }),
    );
  });

  test('any bytes are either refused or objects that fit into them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        const objects = parseTlvs(bytes) ?? [];
        const size = objects.reduce((sum, { value }) => sum + 2 + value.length, 0);
        expect(size).toBeLessThanOrEqual(bytes.length);
      }),
    );
  });

  test('the first object of a tag is found', () => {
    expect(findTlv(parseTlvs(fromHex('7101AA7101BB')) ?? [], 0x71)).toEqual(fromHex('AA'));
    expect(findTlv([], 0x71)).toBeUndefined();
  });

  test('more than a short APDU holds is our mistake', () => {
    expect(() => encodeTlv(0x71, new Uint8Array(256))).toThrow(RangeError);
  });
});
