import { describe, expect, test } from 'vitest';
import { encodeCommand, parseCommand } from '../../simulators/card/apdu.ts';
import { fromHex, toHex } from '../../simulators/card/hex.ts';
import { encodeTlv, takeTlv } from '../../simulators/card/tlv.ts';

const parse = (hex: string) => parseCommand(fromHex(hex));

describe('a command APDU (ISO/IEC 7816-3 §12.1.3)', () => {
  test.each([
    ['1', '00A10000', '', 0],
    ['2 short', '00A1000010', '', 16],
    ['2 short, all', '00A1000000', '', 256],
    ['3 short', '00A4040002AABB', 'AABB', 0],
    ['4 short', '00A4040002AABB05', 'AABB', 5],
    ['4 short, all', '00A4040002AABB00', 'AABB', 256],
    ['2 extended', '00A10000000200', '', 512],
    ['2 extended, all', '00A10000000000', '', 65_536],
    ['3 extended', '00A40400000002AABB', 'AABB', 0],
    ['4 extended', '00A40400000002AABB0200', 'AABB', 512],
  ])('case %s is read and written alike', (_, hex, data, ne) => {
    const command = parse(hex);
    expect(command && toHex(command.data)).toBe(data);
    expect(command?.ne).toBe(ne);
    expect(command && toHex(encodeCommand(command))).toBe(hex);
  });

  test.each([
    ['no whole header', '00A104'],
    ['data shorter than Lc', '00A4040003AABB'],
    ['data longer than Lc and Le', '00A4040001AABBCC'],
    ['extended Lc of zero with data', '00A40400000000AABB'],
    ['extended Lc cut short', '00A404000002'],
    ['extended data shorter than Lc', '00A40400000003AABB'],
  ])('%s is no command', (_, hex) => {
    expect(parse(hex)).toBeUndefined();
  });
});

describe('a data object (ISO/IEC 8825-1)', () => {
  test.each([
    [0x00, '7100'],
    [0x7f, '717F'],
    [0x80, '718180'],
    [0xff, '7181FF'],
    [0x100, '71820100'],
  ])('of %i bytes has the shortest length field and is read back', (length, head) => {
    const object = encodeTlv(0x71, new Uint8Array(length).fill(0xaa));
    expect(toHex(object).slice(0, head.length)).toBe(head);
    const taken = takeTlv(Buffer.concat([object, fromHex('7400')]));
    expect(taken?.tag).toBe(0x71);
    expect(taken?.value).toHaveLength(length);
    expect(taken && toHex(taken.rest)).toBe('7400');
  });

  test('a tag above FF takes two bytes', () => {
    expect(toHex(encodeTlv(0x9f7f, fromHex('AA')))).toBe('9F7F01AA');
  });

  test.each(['', '71', '7102AA', '7181', '7183000000', '71820001'])('%s is cut short', (hex) => {
    expect(takeTlv(fromHex(hex))).toBeUndefined();
  });
});
