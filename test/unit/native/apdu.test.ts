import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CommandApdu, encodeCommand } from '../../../native/apdu/command-apdu.ts';
import { parseResponse } from '../../../native/apdu/response-apdu.ts';
import { fromHex, toHex } from '../../../native/hex.ts';

describe('a command APDU', () => {
  const header = { cla: 0x80, ins: 0x50, p1: 0x30, p2: 0x00 };
  const data = fromHex('0102');

  test.each<[string, CommandApdu, string]>([
    ['case 1: header alone', header, '80503000'],
    ['case 2: Le', { ...header, ne: 0x10 }, '8050300010'],
    ['case 2 with everything wanted: Le 00', { ...header, ne: 0x100 }, '8050300000'],
    ['case 3: data', { ...header, data }, '80503000020102'],
    ['case 4: data and Le', { ...header, data, ne: 0x100 }, '8050300002010200'],
    ['empty data: no Lc field', { ...header, data: new Uint8Array(), ne: 0x100 }, '8050300000'],
  ])('%s', (_case, command, hex) => {
    expect(toHex(encodeCommand(command))).toBe(hex);
  });

  test('255 bytes of data fit, 256 are our mistake', () => {
    expect(encodeCommand({ ...header, data: new Uint8Array(255) })).toHaveLength(4 + 1 + 255);
    expect(() => encodeCommand({ ...header, data: new Uint8Array(256) })).toThrow(RangeError);
  });
});

describe('a response APDU', () => {
  test('ends with its status word', () => {
    expect(parseResponse(fromHex('AABB6A88'))).toEqual({ data: fromHex('AABB'), status: 0x6a88 });
    expect(parseResponse(fromHex('9000'))).toEqual({ data: fromHex(''), status: 0x9000 });
  });

  test('has at least two bytes', () => {
    expect(parseResponse(fromHex(''))).toBeUndefined();
    expect(parseResponse(fromHex('90'))).toBeUndefined();
  });

  test('of any bytes is those bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 2, maxLength: 300 }), (bytes) => {
        const response = parseResponse(bytes);
        expect(response?.data).toEqual(bytes.slice(0, -2));
        expect(response?.status).toBe(Buffer.from(bytes).readUInt16BE(bytes.length - 2));
      }),
    );
  });
});
