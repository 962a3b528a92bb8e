import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import PDFDocument from 'pdfkit';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { isDrawing } from '../../../electron/desk/claim/paper/drawing.ts';
import { drawnLine } from './drawn-line.ts';
import { sampleJpeg, samplePng } from './evidence/sample-files.ts';

const drawing = Buffer.from(drawnLine());

const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};

/** A chunk with its right checksum; its length as it is said. */
function chunk(type: string, data: Uint8Array, length = data.length): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([uint32(length), body, uint32(crc32(body))]);
}

/** A PNG that is right in all but what it is made of. */
function png({
  width = 2,
  height = 2,
  colour = 2,
  interlace = 0,
  lines = Buffer.alloc(height * (1 + width * 3)),
  more = Buffer.alloc(0),
}: {
  width?: number;
  height?: number;
  colour?: number;
  interlace?: number;
  lines?: Uint8Array;
  more?: Uint8Array;
}): Buffer {
  const head = Buffer.concat([uint32(width), uint32(height), Buffer.from([8, colour, 0, 0, interlace])]);
  return Buffer.concat([
    drawing.subarray(0, 8),
    chunk('IHDR', head),
    more,
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Draws as papers are drawn, and waits for the end. */
async function drawn(bytes: Buffer): Promise<void> {
  const document = new PDFDocument({ size: 'A4' });
  document.resume();
  const ended = new Promise((resolve) => document.on('end', resolve));
  document.image(bytes, 10, 10, { fit: [100, 50] });
  document.end();
  await ended;
}

describe('a drawing', () => {
  test.each([
    ['of the pad', drawing],
    ['of one colour', PNG.sync.write(new PNG({ width: 1_120, height: 340 }))],
    ['without transparency', PNG.sync.write(new PNG({ width: 3, height: 3 }), { colorType: 2 })],
  ])('%s is drawn', async (_name, bytes) => {
    expect(isDrawing(bytes)).toBe(true);
    await drawn(bytes);
  });

  test.each([
    ['cut off', drawing.subarray(0, 200)],
    ['without its end', drawing.subarray(0, -12)],
    ['with a length that leads back to its beginning', png({ more: chunk('sRGB', Buffer.of(0), -12) })],
    ['with a length that fills a memory', png({ more: chunk('IDAT', Buffer.of(0), 0x7fff_fff0) })],
    ['whose lines are damaged', png({ width: 200, height: 200 }).fill(0, 50, 60)],
    ['of more pixels than anybody draws', png({ width: 60_000, height: 60_000, lines: Buffer.alloc(10) })],
    ['of fewer lines than it says', png({ lines: Buffer.alloc(7) })],
    ['that unpacks to far more than its pixels', png({ lines: Buffer.alloc(50_000_000) })],
    ['with lines nobody can read', png({ lines: Buffer.alloc(14, 9) })],
    ['in sevenths', png({ interlace: 1 })],
    ['of numbered colours', png({ colour: 3 })],
    ['that is a scan in grey', samplePng()],
    ['that is a photograph', sampleJpeg()],
    ['that is nothing', Buffer.alloc(0)],
  ])('%s is none', (_name, bytes) => {
    expect(isDrawing(bytes)).toBe(false);
  });

  test('whatever has come to it: what passes is drawn, and nothing falls', async () => {
    let passed = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(drawing.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 3 }),
        async (changes) => {
          const bytes = Buffer.from(drawing);
          for (const [at, value] of changes) bytes[at] = value;
          if (!isDrawing(bytes)) return;
          passed += 1;
          await drawn(bytes);
        },
      ),
      { numRuns: 400 },
    );
    expect(passed).toBeGreaterThan(0);
  });
});
