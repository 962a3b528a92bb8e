import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EvidenceMediaType } from '../../../../electron/contract/evidence.ts';
import { examineFile } from '../../../../electron/desk/evidence/examine-file.ts';
import { sampleFiles, sampleIso, sampleJpeg, samplePdf, samplePng, sampleTiff } from './sample-files.ts';

/** Examines bytes and counts how much of them was looked at. */
async function examine(mediaType: EvidenceMediaType, bytes: Buffer) {
  let looks = 0;
  let largest = 0;
  const result = await examineFile(mediaType, bytes.length, async (offset, length) => {
    looks += 1;
    largest = Math.max(largest, length);
    return bytes.subarray(offset, offset + length);
  });
  return { result, looks, largest };
}

const found = (pages: number | null, marks: string[] = []) => ({ ok: true, value: { pages, marks } });
const refused = (tag: string) => ({ ok: false, problem: { tag } });

describe('the structure of a file', () => {
  test.each([
    ['a PDF', 'application/pdf', samplePdf(3), found(null)],
    ['an encrypted PDF', 'application/pdf', samplePdf(1, '/Encrypt 9 0 R '), found(null, ['ENCRYPTED_PDF'])],
    [
      'a PDF with rubbish behind it',
      'application/pdf',
      Buffer.concat([samplePdf(), Buffer.alloc(900)]),
      found(null),
    ],
    [
      'a PDF that is none',
      'application/pdf',
      Buffer.from('%PDF-1.7\nsomething else'),
      refused('EvidenceDamaged'),
    ],
    ['half a PDF', 'application/pdf', samplePdf(40).subarray(0, 1_500), refused('EvidenceDamaged')],
    ['a PNG', 'image/png', samplePng(), found(1)],
    [
      'a PNG of a size that fills a memory',
      'image/png',
      samplePng(60_000, 60_000, 0, 1),
      refused('EvidencePictureTooLarge'),
    ],
    ['a PNG without width', 'image/png', samplePng(0, 5), refused('EvidenceDamaged')],
    ['a PNG that ends in its header', 'image/png', samplePng().subarray(0, 18), refused('EvidenceDamaged')],
    ['a JPEG', 'image/jpeg', sampleJpeg(), found(1)],
    ['a JPEG with a hostile EXIF', 'image/jpeg', sampleJpeg(2, 2, '"><script>alert(1)</script>'), found(1)],
    [
      'a JPEG of a size that fills a memory',
      'image/jpeg',
      sampleJpeg(65_000, 65_000),
      refused('EvidencePictureTooLarge'),
    ],
    ['a JPEG without a picture', 'image/jpeg', Buffer.from('ffd8ffd9', 'hex'), refused('EvidenceDamaged')],
    ['a TIFF of three pages', 'image/tiff', sampleTiff(3), found(3)],
    ['a TIFF from a Motorola', 'image/tiff', sampleTiff(2, { order: 'MM' }), found(2)],
    [
      'a TIFF that turns back into itself',
      'image/tiff',
      sampleTiff(2, { lastLink: 8 }),
      refused('EvidenceDamaged'),
    ],
    [
      'a TIFF that leads out of itself',
      'image/tiff',
      sampleTiff(1, { lastLink: 9_999_999 }),
      refused('EvidenceDamaged'),
    ],
    [
      'a TIFF of a size that fills a memory',
      'image/tiff',
      sampleTiff(1, { width: 100_000_000 }),
      refused('EvidencePictureTooLarge'),
    ],
    ['a recording', 'audio/mp4', sampleIso('mp42', 'soun'), found(null)],
    ['a film', 'audio/mp4', sampleIso('mp42', 'soun', 'vide'), refused('EvidenceTypeUnknown')],
    ['a HEIC, which nobody here can decode', 'image/heic', sampleIso('heic'), found(null)],
  ] as const)('%s', async (_name, mediaType, bytes, expected) => {
    const { result } = await examine(mediaType, bytes);
    expect(result).toMatchObject(expected);
  });

  test('whatever comes, little of it is looked at, and there is an answer', async () => {
    const types = fc.constantFrom(...(Object.keys(sampleFiles) as EvidenceMediaType[]));
    const mutated = types.chain((type) =>
      fc.tuple(
        fc.constant(type),
        fc
          .array(fc.tuple(fc.nat(400), fc.integer({ min: 0, max: 255 })), { maxLength: 12 })
          .map((changes) => {
            const copy = Buffer.from(sampleFiles[type]);
            for (const [at, value] of changes) copy[at % copy.length] = value;
            return copy;
          }),
      ),
    );
    const random = fc.tuple(
      types,
      fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes)),
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(mutated, random), async ([type, bytes]) => {
        const { looks, largest } = await examine(type, bytes);
        expect(looks).toBeLessThan(11_000);
        expect(largest).toBeLessThanOrEqual(1024 * 1024);
      }),
      { numRuns: 3_000 },
    );
  });
});
