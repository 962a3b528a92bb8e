import fc from 'fast-check';
import { fileTypeFromBuffer } from 'file-type';
import { describe, expect, test } from 'vitest';
import { mediaTypeOf, sniffedBytes } from '../../../../electron/desk/evidence/media-type.ts';
import { sampleFiles, sampleIso, sampleZip } from './sample-files.ts';

/** What a library of hundreds of formats calls the ten that are taken in. */
const ofLibrary: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['application/pdf'],
  'image/jpeg': ['image/jpeg'],
  'image/png': ['image/png', 'image/apng'],
  'image/heic': ['image/heic', 'image/heif'],
  'image/tiff': [
    'image/tiff',
    'image/x-canon-cr2',
    'image/x-sony-arw',
    'image/x-adobe-dng',
    'image/x-nikon-nef',
  ],
  'audio/mpeg': ['audio/mpeg'],
  'audio/mp4': ['audio/x-m4a', 'video/mp4', 'audio/mp4', 'video/3gpp'],
  'audio/wav': ['audio/wav', 'audio/vnd.wave'],
  'audio/ogg': ['audio/ogg', 'audio/ogg; codecs=opus'],
  'audio/amr': ['audio/amr'],
};

describe('the type of a file is told by its content', () => {
  test.each(Object.entries(sampleFiles))('%s', async (type, bytes) => {
    expect(mediaTypeOf(bytes)).toBe(type);
    expect(ofLibrary[type]).toContain((await fileTypeFromBuffer(bytes))?.mime);
  });

  test.each([
    ['a ZIP file', sampleZip('a.txt'), 'ARCHIVE'],
    ['an office document', sampleZip('[Content_Types].xml'), 'ARCHIVE'],
    ['an old office document', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'ARCHIVE'],
    ['a program', Buffer.from('MZ\x90\0'), 'NOTHING_KNOWN'],
    ['a page with a script', Buffer.from('<html><script>alert(1)</script>'), 'NOTHING_KNOWN'],
    [
      'an SVG picture, which can hold a script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'NOTHING_KNOWN',
    ],
    ['a film', sampleIso('qt  ', 'vide'), 'NOTHING_KNOWN'],
    ['a JPEG-LS picture', Buffer.from('ffd8fff7000b08', 'hex'), 'NOTHING_KNOWN'],
    ['a PDF after something else', Buffer.from('GIF89a%PDF-1.7'), 'NOTHING_KNOWN'],
    ['text', Buffer.from('등록번호,이름'), 'NOTHING_KNOWN'],
    ['nothing', Buffer.alloc(0), 'NOTHING_KNOWN'],
  ])('%s', (_name, bytes, type) => {
    expect(mediaTypeOf(bytes)).toBe(type);
  });

  test('whatever comes, it tells a type or none, and the library knows nothing better', async () => {
    const mutated = fc
      .tuple(
        fc.constantFrom(...Object.values(sampleFiles)),
        fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 0, max: 255 })), { maxLength: 4 }),
      )
      .map(([bytes, changes]) => {
        const copy = Buffer.from(bytes);
        for (const [at, value] of changes) copy[at % copy.length] = value;
        return copy;
      });
    await fc.assert(
      fc.asyncProperty(fc.oneof(mutated, fc.uint8Array({ maxLength: 200 })), async (bytes) => {
        const type = mediaTypeOf(bytes.subarray(0, sniffedBytes));
        if (type === 'ARCHIVE' || type === 'NOTHING_KNOWN') return;
        // Brands of layered HEIC (ISO/IEC 23008-12) the library has never heard of.
        if (['heim', 'heis'].includes(String.fromCharCode(...bytes.subarray(8, 12)))) return;
        const other = (await fileTypeFromBuffer(bytes))?.mime;
        if (other !== undefined) expect(ofLibrary[type]).toContain(other);
      }),
      { numRuns: 3_000 },
    );
  });
});
